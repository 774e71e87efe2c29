import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { DynamoError, type Dynamo } from '../dynamodb/client';
import { itemOf, putRow, removeRow, rowOf, type Item } from '../dynamodb/rows';
import { endingAt, usersTable } from './tables';

/** What a code is good for: confirming an address, or setting a new password. */
export type Purpose = 'confirm' | 'reset';

type CodeCheck = 'right' | 'wrong' | 'dead';

export type Codes = {
  /** A new six-digit code; an earlier one for the same purpose ends. */
  issue(purpose: Purpose, email: string): Promise<string>;
  /** Counts the try, then checks: simultaneous guesses are not free. A right code stays until `consume`. */
  check(purpose: Purpose, email: string, code: string): Promise<CodeCheck>;
  consume(purpose: Purpose, email: string): Promise<void>;
};

type CodeRow = { hash: string; tries: number; endsAt: number };

const lifeSeconds: Record<Purpose, number> = { confirm: 24 * 3600, reset: 3600 };
/** After the last wrong try the code is no longer good. */
const allowedTries = 6;

const keyOf = (purpose: Purpose, email: string) => ({ pk: `CODE#${purpose}#${email}`, sk: 'CODE' });

export function openCodes(dynamo: Dynamo, secret: string, now: () => number = Date.now): Codes {
  const seconds = () => Math.floor(now() / 1000);
  const hashOf = (purpose: Purpose, email: string, code: string) =>
    createHmac('sha256', secret).update(`${purpose}:${email}:${code}`).digest('base64url');
  return {
    async issue(purpose, email) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const hash = hashOf(purpose, email, code);
      const row = { ...keyOf(purpose, email), hash, tries: 0, ...endingAt(seconds() + lifeSeconds[purpose]) };
      await putRow(dynamo, usersTable, row);
      return code;
    },
    async check(purpose, email, code) {
      const row = await countTry(dynamo, purpose, email, seconds());
      if (!row) return 'dead';
      if (timingSafeEqual(Buffer.from(row.hash), Buffer.from(hashOf(purpose, email, code)))) return 'right';
      return row.tries < allowedTries ? 'wrong' : 'dead';
    },
    consume: (purpose, email) => removeRow(dynamo, usersTable, keyOf(purpose, email)),
  };
}

/** Undefined if there is no code that may still be tried. */
async function countTry(dynamo: Dynamo, purpose: Purpose, email: string, now: number): Promise<CodeRow | undefined> {
  const update = {
    TableName: usersTable,
    Key: itemOf(keyOf(purpose, email)),
    UpdateExpression: 'SET tries = tries + :one',
    ConditionExpression: 'tries < :allowed AND endsAt > :now',
    ExpressionAttributeValues: itemOf({ ':one': 1, ':allowed': allowedTries, ':now': now }),
    ReturnValues: 'ALL_NEW',
  };
  try {
    const { Attributes } = await dynamo.call<{ Attributes: Item }>('UpdateItem', update);
    return rowOf<CodeRow>(Attributes);
  } catch (error) {
    if (error instanceof DynamoError && error.type === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
}
