import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import type { PresignedRequest } from '../generated/types';
import { callPresign, presignAnswer } from '../shared/presign';
import { previewTypeOf } from '../../schema/previews';
import { isToBeSigned } from './signing';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext): LambdaRequest {
  const { linkedDocument, linkVisit } = ctx.stash;
  if (!isToBeSigned(ctx)) runtime.earlyReturn(null);
  const { objectKey, name, mimeType } = linkedDocument;
  if (linkVisit.wanted === 'download') return callPresign({ action: 'signGet', objectKey, name, mimeType });
  return callPresign({ action: 'signPreview', objectKey, name, mimeType: previewTypeOf(linkedDocument) });
}

export function response(ctx: LinkContext): PresignedRequest {
  return presignAnswer(ctx, 'signGet');
}
