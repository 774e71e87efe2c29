import type { LambdaRequest } from '@aws-appsync/utils';
import type { MultipartPlan, PresignedRequest, UploadedPart, UploadPart, UploadPartInput } from '../generated/types';
import type { StepContext } from './context';
import { internalFailure } from './outcome';

/** Calls of the presign Lambda. Sizes are bytes, sha256 lowercase hexadecimal. */
export type PresignCall =
  | { action: 'signPut'; objectKey: string; mimeType: string; size: number; sha256: string }
  | { action: 'signGet'; objectKey: string; mimeType: string; name: string }
  | { action: 'signPreview'; objectKey: string; mimeType: string; name: string }
  | { action: 'finishTransfer'; objectKey: string; name: string; parts: PartsToJoin | null }
  | { action: 'startMultipart'; objectKey: string; mimeType: string }
  | ({ action: 'signParts'; parts: UploadPartInput[] } & Multipart)
  | ({ action: 'listParts' } & Multipart);

/** A multipart at S3. */
export type Multipart = { objectKey: string; multipartId: string };

/** The planned multipart whose parts S3 joins into one object. */
export type PartsToJoin = { multipartId: string; size: number; plan: MultipartPlan };

/** An object found in the bucket. It has one of the two checksums, depending on how the bytes were sent. */
export type StoredObject = {
  size: number;
  /** As it was declared. */
  mimeType: string;
  /** The type to store: the declared one if the name and the first bytes agree. */
  contentType: string;
  sha256: string | null;
  /** As S3 writes it: base64 of the sha256 of the parts' sha256s, a hyphen, and how many parts there are. */
  compositeSha256: string | null;
};

/** PENDING: S3 is still joining the parts. GONE: neither parts nor object are left. */
type NotJoined = { outcome: 'PENDING' } | { outcome: 'GONE' } | { outcome: 'INCOMPLETE'; missingParts: number[] };

/** The outcome of joining parts. DONE: the object exists. */
export type Completion = { outcome: 'DONE' } | NotJoined;

/** The outcome of a transfer. ABSENT: there is no object. */
export type Transfer = { outcome: 'DONE'; stored: StoredObject } | { outcome: 'ABSENT' } | NotJoined;

/** The presign Lambda's answer, by action. `listParts` answers null when there is no such multipart any more. */
export type PresignAnswers = {
  signPut: PresignedRequest;
  signGet: PresignedRequest;
  signPreview: PresignedRequest;
  finishTransfer: Transfer;
  startMultipart: string;
  signParts: UploadPart[];
  listParts: UploadedPart[] | null;
};

export function callPresign(payload: PresignCall): LambdaRequest {
  return { operation: 'Invoke', payload };
}

export function presignAnswer<Action extends keyof PresignAnswers>(
  ctx: StepContext,
  _action: Action,
): PresignAnswers[Action] {
  if (ctx.error) internalFailure(ctx);
  return ctx.result as PresignAnswers[Action];
}
