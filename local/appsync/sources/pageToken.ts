import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Item } from './attributeValues';

/** Turns DynamoDB's last key into an opaque token and back, for the very query that it belongs to. */
export type PageTokens = {
  seal(lastKey: Item, query: object): string;
  /** Null for a token that was not made here for this query. */
  open(token: string, query: object): Item | null;
};

export function pageTokens(secret: string): PageTokens {
  const key = createHmac('sha256', secret).update('appsync nextToken').digest();
  const mac = (body: string, query: object) =>
    createHmac('sha256', key).update(digest(query)).update(body).digest('base64url');
  return {
    seal(lastKey, query) {
      const body = Buffer.from(JSON.stringify(lastKey)).toString('base64url');
      return `${body}.${mac(body, query)}`;
    },
    open(token, query) {
      const [body = '', given = ''] = token.split('.');
      if (!isEqual(given, mac(body, query))) return null;
      return JSON.parse(Buffer.from(body, 'base64url').toString()) as Item;
    },
  };
}

function digest(query: object): Buffer {
  return createHash('sha256').update(JSON.stringify(query)).digest();
}

function isEqual(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
