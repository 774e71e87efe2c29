import { statfs } from 'node:fs/promises';
import type { Clock } from '../shared/clock';
import type { Service } from '../shared/cloud';
import { logFault } from '../shared/fault';

// Room for the database's log and for a save in progress.
const leastBytes = 16 * 1024 * 1024;
const lookMilliseconds = 5000;

/** Tells the operator when the disk of a state is full, and when it has room again. */
export function watchDisk(dataDirectory: string, clock: Clock): Service {
  const stopping = new AbortController();
  const watching = async () => {
    for (let wasFull = false; !stopping.signal.aborted;) {
      const isFull = await hasNoRoom(dataDirectory).catch((error: unknown) => {
        // Other faults of the disk are reported by the services; ending them for this one would be worse.
        logFault(`The disk of ${dataDirectory} could not be looked at.`, error);
        return wasFull;
      });
      if (isFull && !wasFull)
        console.error(`The disk of ${dataDirectory} is full or nearly so: saves fail once it is. ${wayOut}`);
      if (!isFull && wasFull) console.log(`The disk of ${dataDirectory} has room again.`);
      wasFull = isFull;
      await clock.sleep(lookMilliseconds, stopping.signal);
    }
  };
  const done = watching();
  return {
    async close() {
      stopping.abort();
      await done;
    },
  };
}

const wayOut = 'Nothing that was saved is lost; delete what is not needed on it, and go on.';

async function hasNoRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < leastBytes;
}
