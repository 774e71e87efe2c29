import { changeKey, documentKey, ownedBy, uploadKey, versionKey, type Key } from '../../resolvers/shared/keys';
import type { Context } from './context';
import { shown } from './documents';
import type { Row } from './items';

/** Saves in one transaction: document, upload, version and change. Then notifies the subscribers. */
export async function commit(context: Context, upload: Row, rowOf: (key: Key) => Row | undefined) {
  const { table, userId, publish } = context;
  const documentId = String(upload.documentId);
  const before = rowOf(documentKey(documentId));
  const at = new Date().toISOString();
  const [version, revision] = [Number(before?.version ?? 0) + 1, Number(before?.revision ?? 0) + 1];
  const writer = { createdById: userId, createdByName: '' };
  const head = { ...newHead(upload, at, userId), version, revision };
  const whole = before ? { ...before, ...head } : { ...base(upload, at, userId), ...head };
  const { name = '', size = 0, sha256 = '', objectKey = '', mimeType = '' } = upload;
  const row = { documentId, version, createdAt: at, uploadId: upload.id ?? '', ...writer };
  const change = { documentId, revision, kind: before ? 'SAVED' : 'CREATED', version, name, actorId: userId, at };
  await table.write([
    before
      ? table.change(documentKey(documentId), head, { as: { version: version - 1, revision: revision - 1 } })
      : table.put({ ...documentKey(documentId), ...whole }),
    table.change(uploadKey(userId, String(upload.id)), { state: 'COMPLETED' }, { as: { state: 'OPEN' } }),
    table.put({ ...versionKey(documentId, version), ...row, name, size, sha256, objectKey, mimeType }),
    table.put({ ...changeKey(documentId, revision), ...change, actorName: '' }),
  ]);
  publish(userId, change);
  return shown(whole);
}

/** The attributes of the document that every save changes. */
function newHead({ size = 0, sha256 = '', objectKey = '', mimeType = '', partCount = 0 }: Row, at: string, by: string) {
  const bytes = { size, sha256, objectKey, mimeType, pieces: partCount || 1, isSha256Verified: !partCount };
  return { ...bytes, updatedAt: at, updatedById: by, updatedByName: '', savedById: by, gsi1sk: at };
}

/** The attributes of the document that only the first save sets. */
function base({ documentId = '', name = '' }: Row, createdAt: string, ownerId: string) {
  const owner = { ownerId, ownerName: '', ownerEmail: 'owner@example.com' };
  return { id: documentId, name, ...owner, isReadOnly: false, createdAt, gsi1pk: ownedBy(ownerId) };
}
