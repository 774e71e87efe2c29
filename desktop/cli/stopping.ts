import { removeOpenDrafts } from '../disk/drafts';
import { stops } from './exitCodes';

/** How long a stopped command may take to clean up. */
const graceMilliseconds = 3_000;

export type Stopping = {
  /** Aborted when this process is asked to end. */
  signal: AbortSignal;
  /** The exit code of the signal that came, or of Ctrl-C. */
  exitCode: () => number;
};

/** A second signal, or a long wait, ends the process at once; unfinished work continues next time. */
export function stoppingOf(tell: () => void): Stopping {
  const stopping = new AbortController();
  let exitCode = stops.SIGINT;
  const end = () => {
    // The command has ended with its own code, and only a connection is still closing.
    if (process.exitCode !== undefined) process.exit();
    tell();
    removeOpenDrafts();
    process.exit(exitCode);
  };
  for (const [name, code] of Object.entries(stops)) {
    process.on(name, () => {
      if (stopping.signal.aborted) end();
      exitCode = code;
      stopping.abort();
      setTimeout(end, graceMilliseconds).unref();
    });
  }
  return { signal: stopping.signal, exitCode: () => exitCode };
}
