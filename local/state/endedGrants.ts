import { statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readOwn, writeOwn } from './state';

export type EndedGrants = {
  /**
   * Tokens of these grants are refused from now on. `seconds`, the longest life of a token, is how long they are
   * remembered.
   */
  add(ids: string[], seconds: number): void;
  has(id: string): boolean;
};

/** For each grant id the time (milliseconds since the epoch) at which its last token has expired. */
const schema = z.record(z.string(), z.number());

const wayOut = 'Delete it: what ended in the last minutes then lives to the end of its token.';

type Ends = z.infer<typeof schema>;

/**
 * The user pool's grants that were ended before their tokens expire, in a file that the API reads too. On AWS nobody
 * tells the API, and a token is good until it expires.
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

/** Changes with each write of the file, and is '' if there is none; far cheaper than reading the file at every call. */
function stampOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeNs} ${found.size}` : '';
}
