import type { LambdaRequest } from '@aws-appsync/utils';
import { callMint, mintAnswer } from '../shared/mint';
import { sealOf } from './requested';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext): LambdaRequest {
  return callMint({ action: 'linkToken', seal: sealOf(ctx) });
}

export function response(ctx: LinkContext): null {
  ctx.stash.mintedToken = mintAnswer(ctx, 'linkToken');
  return null;
}
