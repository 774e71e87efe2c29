import { randomUUID } from 'node:crypto';
import type { Dynamo } from '../dynamodb/client';
import { findRow, itemOf, succeeds } from '../dynamodb/rows';
import { usersTable } from './tables';

export type User = {
  id: string;
  /** Lowercase; unique in the pool. */
  email: string;
  name: string;
  /** Absent for users created for a script: they must choose a password before they can sign in. */
  passwordHash?: string;
  isConfirmed: boolean;
  groups: string[];
};

type NewUser = Pick<User, 'email' | 'name' | 'passwordHash'>;

export type Users = {
  findById(id: string): Promise<User | undefined>;
  findByEmail(email: string): Promise<User | undefined>;
  /** The new user, not confirmed yet; undefined if the address is taken. */
  create(user: NewUser): Promise<User | undefined>;
  update(id: string, changes: Partial<Pick<User, 'passwordHash' | 'isConfirmed' | 'groups'>>): Promise<void>;
};

const userKey = (id: string) => ({ pk: `USER#${id}`, sk: 'USER' });
const emailKey = (email: string) => ({ pk: `EMAIL#${email}`, sk: 'USER' });

export function openUsers(dynamo: Dynamo): Users {
  const findById = (id: string): Promise<User | undefined> => findRow<User>(dynamo, usersTable, userKey(id));
  return {
    findById,
    async findByEmail(email) {
      const pointer = await findRow<{ userId: string }>(dynamo, usersTable, emailKey(email));
      return pointer && findById(pointer.userId);
    },
    async create(given) {
      const user = { ...given, id: randomUUID(), isConfirmed: false, groups: [] };
      const rows = [
        { ...userKey(user.id), ...user },
        { ...emailKey(user.email), userId: user.id },
      ];
      const TransactItems = rows.map((row) => ({
        Put: { TableName: usersTable, Item: itemOf(row), ConditionExpression: 'attribute_not_exists(pk)' },
      }));
      return (await succeeds(dynamo.call('TransactWriteItems', { TransactItems }))) ? user : undefined;
    },
    async update(id, changes) {
      const names = Object.keys(changes);
      await dynamo.call('UpdateItem', {
        TableName: usersTable,
        Key: itemOf(userKey(id)),
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: itemOf(
          Object.fromEntries(Object.entries(changes).map(([name, value]) => [`:${name}`, value])),
        ),
      });
    },
  };
}

/** The typed address in the form in which accounts are kept. */
export function addressOf(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase();
}

/** Whether the text has one `@`, with something before it and a host name after it. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(text);
}
