import { util } from '@aws-appsync/utils';
import { largestPut } from '../../schema/limits';
import type { CreateUploadInput, MutationCreateUploadArgs, Upload } from '../generated/types';
import { needs } from '../shared/access';
import {
  isId,
  requestIdOf,
  requireBaseVersion,
  requireMimeType,
  requireName,
  requireSha256,
  requireSize,
} from '../shared/input';
import { documentNotFound, invalid } from '../shared/outcome';
import { toUpload, type UploadPlan } from './upload';
import type { UploadContext } from './stash';

export function request(ctx: UploadContext<MutationCreateUploadArgs>): object {
  const plan = planOf(ctx.args);
  ctx.stash.plan = plan;
  needs(ctx, {
    account: true,
    uploadId: plan.id,
    ...(plan.isNewDocument ? {} : { documentId: plan.documentId, action: 'SAVE' }),
  });
  return {};
}

export function response(ctx: UploadContext): Upload {
  return { ...toUpload(ctx.stash.upload), put: ctx.stash.put ?? null, uploadedParts: ctx.stash.uploadedParts ?? null };
}

function planOf(args: MutationCreateUploadArgs): UploadPlan {
  const input = args.input;
  const documentId = input.documentId ?? null;
  if (documentId !== null && !isId(documentId)) documentNotFound();
  if (documentId === null && (input.baseVersion ?? null) !== null) {
    invalid('A new document has no baseVersion. Say which document this is a version of.', 'documentId');
  }
  if (documentId !== null && input.isReadOnly === true) {
    invalid('Only a new document can be read-only from its first save; use updateDocument.', 'isReadOnly');
  }
  const objectId = util.autoUlid();
  const clientRequestId = requestIdOf(input.clientRequestId ?? null);
  return {
    id: clientRequestId ?? objectId,
    objectId,
    documentId: documentId ?? objectId,
    isNewDocument: documentId === null,
    baseVersion: documentId === null ? 0 : requireBaseVersion(input.baseVersion ?? null),
    isReadOnly: input.isReadOnly === true,
    name: documentId === null ? requireName(input.name ?? null) : null,
    mimeType: requireMimeType(input.mimeType),
    size: requireSize(input.size),
    sha256: sha256Of(input),
  };
}

/** Required for one PUT, whose bytes S3 checks against it; a client that sends parts may learn it only at the end. */
function sha256Of({ sha256, size }: CreateUploadInput): string | null {
  const given = sha256 ?? null;
  if (given === null && size > largestPut) return null;
  return requireSha256(given);
}
