import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

export type EndedGrants = {
  /** No token of these opens anything from now on. They are remembered for so many seconds, the longest life of a token. */
  add(ids: string[], seconds: number): void;
  has(id: string): boolean;
};

/** By id, when the last token of it has ended, in milliseconds. */
const schema = z.record(z.string(), z.number());

type Ends = z.infer<typeof schema>;

/**
 * The grants of the user pool that ended before their tokens do, in a file that the API looks at beside it. On AWS nobody
 * tells it of them, and a token lives to its own end.
 */
export function endedGrantsIn(dataDirectory: string): EndedGrants {
  const file = join(dataDirectory, 'cognito', 'ended.json');
  let known: { stamp: string; ends: Ends } = { stamp: '', ends: {} };
  const read = (): Ends => {
    const stamp = stampOf(file);
    if (stamp !== known.stamp) known = { stamp, ends: stamp === '' ? {} : endsIn(file) };
    return known.ends;
  };
  read();
  return {
    has: (id) => Object.hasOwn(read(), id),
    add(ids, seconds) {
      const now = Date.now();
      const living = Object.entries(read()).filter(([, end]) => end > now);
      const added = ids.map((id) => [id, now + seconds * 1000] as const);
      write(file, Object.fromEntries([...living, ...added]));
    },
  };
}

/** Another one after each write, and '' where there is no file; far cheaper than reading it at every call. */
function stampOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeNs} ${found.size}` : '';
}

function endsIn(file: string): Ends {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const wayOut = 'Delete it: what ended in the last minutes then lives to the end of its token.';
    throw new Error(`${file} is damaged. ${wayOut}`, { cause });
  }
}

/** Whole or not at all. */
function write(file: string, ends: Ends): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(ends), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
