import { GetObjectCommand, PutObjectCommand, UploadPartCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { signedSeconds } from '../../../schema/limits';
import type { Header, PresignedRequest, UploadPart, UploadPartInput } from '../../generated/types';
import type { Multipart, PresignCall } from '../../shared/presign';
import { disposition } from './disposition';

type SignPut = Extract<PresignCall, { action: 'signPut' }>;
type SignParts = Omit<Extract<PresignCall, { action: 'signParts' }>, 'action'>;
type SignGet = Extract<PresignCall, { action: 'signGet' }>;
type SignPreview = Extract<PresignCall, { action: 'signPreview' }>;

/** A PUT of exactly these bytes, once: length, checksum, type and absence of the object are all signed. */
export async function signPut(s3: S3Client, bucket: string, call: SignPut): Promise<PresignedRequest> {
  const checksum = base64Of(call.sha256);
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: call.objectKey,
    ContentType: call.mimeType,
    ContentLength: call.size,
    ChecksumSHA256: checksum,
    IfNoneMatch: '*',
  });
  const headers = [
    { name: 'content-type', value: call.mimeType },
    { name: 'x-amz-checksum-sha256', value: checksum },
    { name: 'if-none-match', value: '*' },
  ];
  return putOf(await getSignedUrl(s3, command, binding(headers)), headers);
}

/** A PUT of each of these parts: number, length and checksum are signed. */
export async function signParts(s3: S3Client, bucket: string, call: SignParts): Promise<UploadPart[]> {
  return Promise.all(
    call.parts.map(async (part) => ({ partNumber: part.partNumber, request: await signPart(s3, bucket, call, part) })),
  );
}

async function signPart(
  s3: S3Client,
  bucket: string,
  multipart: Multipart,
  part: UploadPartInput,
): Promise<PresignedRequest> {
  const checksum = base64Of(part.sha256);
  const command = new UploadPartCommand({
    Bucket: bucket,
    Key: multipart.objectKey,
    UploadId: multipart.multipartId,
    PartNumber: part.partNumber,
    ContentLength: part.size,
    ChecksumSHA256: checksum,
  });
  const headers = [{ name: 'x-amz-checksum-sha256', value: checksum }];
  return putOf(await getSignedUrl(s3, command, binding(headers)), headers);
}

/** By default the signer leaves the type out and moves the checksum to the query, where S3 does not enforce them. */
function binding(headers: Header[]) {
  const bound = ['content-length', ...headers.map(({ name }) => name)];
  return { expiresIn: signedSeconds, unhoistableHeaders: new Set(bound), signableHeaders: new Set(['host', ...bound]) };
}

function putOf(url: string, headers: Header[]): PresignedRequest {
  return { method: 'PUT', url, headers, expiresAt: expiryOf(url) };
}

/** A GET that always saves to disk under the document's name: nothing a user stored is ever run in a page. */
export function signGet(s3: S3Client, bucket: string, call: SignGet): Promise<PresignedRequest> {
  return signedGet(s3, bucket, call, disposition('attachment', call.name));
}

/** A GET whose bytes are shown under a type that runs nothing, which the caller has chosen. */
export function signPreview(s3: S3Client, bucket: string, call: SignPreview): Promise<PresignedRequest> {
  return signedGet(s3, bucket, call, disposition('inline', call.name));
}

async function signedGet(
  s3: S3Client,
  bucket: string,
  { objectKey, mimeType }: { objectKey: string; mimeType: string },
  contentDisposition: string,
): Promise<PresignedRequest> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: objectKey,
    ResponseContentType: mimeType,
    ResponseContentDisposition: contentDisposition,
    ResponseCacheControl: 'private, no-store',
    // S3 keeps these too, unsigned, from whoever sent the bytes: an encoding that they do not have would change them.
    ResponseContentEncoding: 'identity',
    ResponseContentLanguage: 'und',
    ResponseExpires: new Date(0),
  });
  const url = await getSignedUrl(s3, command, { expiresIn: signedSeconds });
  return { method: 'GET', url, headers: [], expiresAt: expiryOf(url) };
}

function base64Of(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

/** Read back from what was signed, so that the answer cannot promise more than S3 will grant. */
function expiryOf(url: string): string {
  const query = new URL(url).searchParams;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '') ?? [];
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return new Date(signedAt + Number(query.get('X-Amz-Expires')) * 1000).toISOString();
}
