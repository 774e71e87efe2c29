import type { Dynamo } from '../dynamodb/client';
import { findRow, putRow, removeRow, succeeds } from '../dynamodb/rows';
import { endingAt, usersTable } from './tables';

/** What is limited: trying passwords and having codes sent. (Each code has its own limit of tries.) */
type Limited = 'password' | 'code';

export type Attempts = {
  /** Counts an attempt. Resolves with the seconds to wait before it may be made; 0 means now. */
  take(what: Limited, subject: string): Promise<number>;
  clear(what: Limited, subject: string): Promise<void>;
};

type Count = { count: number; revision: number; lockedUntil: number; endsAt: number };

/** How long attempts are remembered after the last one and its wait. */
const memorySeconds: Record<Limited, number> = { password: 15 * 60, code: 60 * 60 };
const free = 5;
const longestWaitSeconds = 15 * 60;

const keyOf = (what: Limited, subject: string) => ({ pk: `ATTEMPTS#${what}#${subject}`, sk: 'ATTEMPTS' });

/** Cognito's lockout: five attempts, then a wait of a second that doubles up to a quarter of an hour. */
export function openAttempts(dynamo: Dynamo, now: () => number = Date.now): Attempts {
  return {
    async take(what, subject) {
      const key = keyOf(what, subject);
      for (;;) {
        const seconds = now() / 1000;
        const seen = await findRow<Count>(dynamo, usersTable, key);
        if (seen && seen.lockedUntil > seconds) return Math.ceil(seen.lockedUntil - seconds);
        const count = seen && seen.endsAt > seconds ? seen.count + 1 : 1;
        const lockedUntil = seconds + waitAfter(count);
        const revision = (seen?.revision ?? 0) + 1;
        const row = { ...key, count, revision, lockedUntil, ...endingAt(Math.ceil(lockedUntil + memorySeconds[what])) };
        // Attempts made at the same moment are counted one by one.
        const when = { expression: 'attribute_not_exists(pk) OR revision = :seen', values: { ':seen': revision - 1 } };
        if (await succeeds(putRow(dynamo, usersTable, row, when))) return 0;
      }
    },
    clear: (what, subject) => removeRow(dynamo, usersTable, keyOf(what, subject)),
  };
}

function waitAfter(count: number): number {
  return count < free ? 0 : Math.min(2 ** (count - free), longestWaitSeconds);
}
