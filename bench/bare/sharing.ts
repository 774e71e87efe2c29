import {
  accountKey,
  addressKey,
  changeKey,
  documentKey,
  grantKey,
  rateKey,
  shareKey,
  sharedWith,
} from '../../resolvers/shared/keys';
import type { Context } from './context';
import { load } from './documents';
import type { Row } from './items';

type Given = { documentId: string; email: string; role: string };

const shown = ({ documentId, email, role, createdAt, createdById, createdByName }: Row) => ({
  id: email,
  documentId,
  email,
  role,
  expiresAt: null,
  createdAt,
  createdBy: { id: createdById, name: createdByName },
});

export async function shares(
  _root: unknown,
  { documentId, limit }: { documentId: string; limit?: number },
  context: Context,
) {
  await load(context, documentId);
  const partition = documentKey(documentId).pk;
  const { rows, nextToken } = await context.table.page({ partition, beginning: 'SHARE#', limit: limit ?? 50 });
  return { items: rows.map(shown), nextToken };
}

export async function shareDocument(_root: unknown, { input }: { input: Given }, context: Context) {
  const { documentId, email, role } = input;
  const { table, userId } = context;
  const { document, rowOf } = await load(context, documentId, [accountKey(userId)]);
  const at = new Date().toISOString();
  const found = await table.rows([shareKey(documentId, email), addressKey(email), rateKey(userId, 'SHARE', at)]);
  const recipientId = String(found(addressKey(email))?.userId);
  await table.rows([grantKey(documentId, recipientId)]);
  const revision = Number(document.revision) + 1;
  const giver = { createdById: userId, createdByName: String(rowOf(accountKey(userId))?.name) };
  const share = { documentId, email, role, userId: recipientId, createdAt: at, ...giver };
  const grant = { email, role, userId: recipientId, revision: 1, sharedAt: at };
  const { version = 0, name = '' } = document;
  const change = { documentId, revision, kind: 'SHARED', version, name, actorId: userId, at, recipientId };
  await table.write([
    table.change(documentKey(documentId), { revision }, { add: { shareCount: 1 }, as: { revision: revision - 1 } }),
    table.put({ ...changeKey(documentId, revision), ...change, actorName: giver.createdByName }),
    table.put({ ...shareKey(documentId, email), ...share }),
    table.put({ ...grantKey(documentId, recipientId), ...grant, gsi1pk: sharedWith(recipientId), gsi1sk: at }),
  ]);
  return shown(share);
}
