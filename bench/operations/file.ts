import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { CompleteUploadDocument, CreateUploadDocument } from '#client/generated';
import type { Client } from '../driver/client';
import type { Person } from '../sides/side';
import { check } from './operation';

const kilobytes100 = 100 * 1024;
const beginning = Buffer.from('%PDF-1.7\n');
const rest = randomBytes(kilobytes100);

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A file of 100 KB with new content, of a type that the API inspects. */
export function newFile(): Buffer {
  const bytes = Buffer.concat([beginning, Buffer.from(randomUUID()), rest]);
  return bytes.subarray(0, kilobytes100);
}

type Base = { documentId: string; baseVersion: number };

/** createUpload and PUT: a save without its last step. */
export async function uploadAndPut(client: Client, person: Person, bytes: Buffer, base?: Base): Promise<string> {
  const digest = sha256(bytes);
  const file = { mimeType: 'application/pdf', size: bytes.length, sha256: digest, clientRequestId: randomUUID() };
  const input = base ? { ...file, ...base } : { ...file, name: 'report.pdf' };
  const { createUpload } = await client.ask(person, CreateUploadDocument, { input });
  if (!createUpload.put) throw new Error('The upload has no PUT.');
  await client.put(createUpload.put, bytes);
  return createUpload.id;
}

/** A save in its three requests; answers with the document. */
export async function saveFile(client: Client, person: Person, bytes: Buffer) {
  const uploadId = await uploadAndPut(client, person, bytes);
  const { completeUpload } = await client.ask(person, CompleteUploadDocument, { input: { uploadId } });
  const { version, size, sha256: digest } = completeUpload;
  check(version === 1 && size === bytes.length && digest === sha256(bytes), 'the document is not what was saved');
  return completeUpload;
}
