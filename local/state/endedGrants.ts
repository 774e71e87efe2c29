import { statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readOwn, writeOwn } from './state';

export type EndedGrants = {
  /** No token of these opens anything from now on. They are remembered for so many seconds, the longest life of a token. */
  add(ids: string[], seconds: number): void;
  has(id: string): boolean;
};

/** By id, when the last token of it has ended, in milliseconds. */
const schema = z.record(z.string(), z.number());

const wayOut = 'Delete it: what ended in the last minutes then lives to the end of its token.';

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
    if (stamp !== known.stamp)
      known = { stamp, ends: readOwn(file, wayOut, (text) => schema.parse(JSON.parse(text))) ?? {} };
    return known.ends;
  };
  read();
  return {
    has: (id) => Object.hasOwn(read(), id),
    add(ids, seconds) {
      const now = Date.now();
      const living = Object.entries(read()).filter(([, end]) => end > now);
      const added = ids.map((id) => [id, now + seconds * 1000] as const);
      writeOwn(file, JSON.stringify(Object.fromEntries([...living, ...added])));
    },
  };
}

/** Another one after each write, and '' where there is no file; far cheaper than reading it at every call. */
function stampOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeNs} ${found.size}` : '';
}
