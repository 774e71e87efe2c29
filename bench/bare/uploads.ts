import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import { accountKey, doneKey, objectKeyOf, sessionsKey, uploadKey } from '../../resolvers/shared/keys';
import type { Context } from './context';
import { keysAbout, load } from './documents';
import type { Row } from './items';
import { commit } from './save';

type NewUpload = { documentId?: string | null; name?: string | null; mimeType: string; size: number; sha256: string };
type NewPart = { partNumber: number; size: number; sha256: string };

const partSize = 16 * 1024 * 1024;

const aMinuteOn = () => new Date(Date.now() + 60_000).toISOString();

export async function createUpload(_root: unknown, { input }: { input: NewUpload }, context: Context) {
  const { table, userId } = context;
  const { documentId: known, mimeType, size, sha256 } = input;
  const id = randomUUID();
  const others = [accountKey(userId), uploadKey(userId, id), doneKey(userId, id)];
  const document = known ? (await load(context, known, others)).document : null;
  if (!document) await table.rows([sessionsKey(userId), ...others]);
  const documentId = known ?? randomUUID();
  const partCount = size > partSize ? Math.ceil(size / partSize) : null;
  const createdAt = new Date().toISOString();
  const upload = {
    id,
    userId,
    documentId,
    name: document?.name ?? input.name ?? '',
    mimeType,
    size,
    sha256,
    state: 'OPEN',
    createdAt,
    expiresAt: aMinuteOn(),
    baseVersion: document?.version ?? 0,
    isNewDocument: !known,
    objectKey: objectKeyOf(userId, documentId, id),
    partCount,
  };
  const add = { bytesAvailable: -size, bytesReserved: size, documentCount: known ? 0 : 1, openUploads: 1 };
  await table.write([
    table.change(accountKey(userId), {}, { add }),
    table.put({ ...uploadKey(userId, id), ...upload }),
  ]);
  if (partCount) await table.update(uploadKey(userId, id), { multipartId: randomUUID() });
  return { ...upload, ...waysOf(context, upload) };
}

/** One PUT for up to 16 MiB, parts above. */
function waysOf(context: Context, { objectKey, partCount, size, sha256 }: Row) {
  if (partCount) return { put: null, parts: { partSize, partCount }, uploadedParts: [] };
  return { put: putOf(context, String(objectKey), { partNumber: 1, size: Number(size), sha256: String(sha256) }) };
}

function putOf({ signed }: Context, key: string, { partNumber, size, sha256 }: NewPart) {
  const url = signed({ method: 'PUT', key, pieces: String(partNumber), size: String(size), sha256 });
  return { method: 'PUT', url, headers: [], expiresAt: aMinuteOn() };
}

type Parts = { uploadId: string; parts: NewPart[] };

export async function presignUploadParts(_root: unknown, { input }: { input: Parts }, context: Context) {
  const upload = await loadUpload(context, input.uploadId);
  await context.table.rows(accessKeys(upload, context.userId));
  return input.parts.map((part) => {
    return { partNumber: part.partNumber, request: putOf(context, String(upload.objectKey), part) };
  });
}

type Completed = { uploadId: string };

export async function completeUpload(_root: unknown, { input }: { input: Completed }, context: Context) {
  const upload = await loadUpload(context, input.uploadId);
  const rowOf = await context.table.rows(accessKeys(upload, context.userId));
  await requireStored(context, upload);
  return commit(context, upload, rowOf);
}

async function loadUpload({ table, userId }: Context, id: string): Promise<Row> {
  const [upload] = await table.snapshot([uploadKey(userId, id), doneKey(userId, id)]);
  if (!upload) throw new Error('NotFound');
  return upload;
}

const accessKeys = ({ isNewDocument, documentId }: Row, userId: string) =>
  isNewDocument ? [sessionsKey(userId)] : keysAbout(String(documentId), userId);

/** Throws if the bytes are not all stored; each piece was verified when it arrived. */
async function requireStored({ signed }: Context, { objectKey, partCount, size, sha256 }: Row): Promise<void> {
  const asked = { key: String(objectKey), pieces: String(partCount ?? 1), size: String(size), sha256: String(sha256) };
  const { statusCode, headers, body } = await request(signed({ method: 'HEAD', ...asked }), { method: 'HEAD' });
  await body.dump();
  if (statusCode !== 200 || headers['content-length'] !== String(size)) throw new Error('The bytes have not come.');
}
