import type { Download, MutationCreateDownloadArgs, PresignedRequest } from '../generated/types';
import { grantedDocument, needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';

export function request(ctx: StepContext<MutationCreateDownloadArgs>): object {
  const { documentId } = ctx.args.input;
  if (!isId(documentId)) documentNotFound();
  needs(ctx, { documentId, action: 'READ' });
  return {};
}

export function response(ctx: StepContext): Download {
  const { version, size, sha256, name, mimeType } = grantedDocument(ctx).document;
  return { request: ctx.prev.result as PresignedRequest, version, size, sha256, name, mimeType };
}
