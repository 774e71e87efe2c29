import { randomBytes } from 'node:crypto';
import type { Dynamo } from '../dynamodb/client';
import { itemOf, putRow, removeRow, rowOf, type Item } from '../dynamodb/rows';
import { usersTable } from '../cognito/tables';

type Mail = { to: string; subject: string; text: string };
export type KeptMail = Mail & { id: string; at: string };

const kept = 200;
const mailbox = 'MAILBOX';

/** Puts a mail into the local mailbox, which holds the mail of all addresses. */
export async function deliver(dynamo: Dynamo, { to, subject, text }: Mail): Promise<void> {
  const at = new Date().toISOString();
  const id = `${at}-${randomBytes(6).toString('hex')}`;
  await putRow(dynamo, usersTable, { pk: mailbox, sk: id, to, subject, text, at });
  const surplus = (await newestFirst(dynamo)).slice(kept);
  await Promise.all(surplus.map((mail) => removeRow(dynamo, usersTable, { pk: mailbox, sk: mail.id })));
}

/** The kept mails, newest first; only those to `to`, if it is given. */
export async function readMailbox(dynamo: Dynamo, to?: string): Promise<KeptMail[]> {
  const mails = (await newestFirst(dynamo)).slice(0, kept);
  return to === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === to.toLowerCase());
}

async function newestFirst(dynamo: Dynamo): Promise<KeptMail[]> {
  const { Items } = await dynamo.call<{ Items: Item[] }>('Query', {
    TableName: usersTable,
    KeyConditionExpression: 'pk = :mailbox',
    ExpressionAttributeValues: itemOf({ ':mailbox': mailbox }),
    ScanIndexForward: false,
    ConsistentRead: true,
  });
  return Items.map((item) => {
    const { sk, to, subject, text, at } = rowOf<Mail & { at: string }>(item);
    return { id: sk, to, subject, text, at };
  });
}
