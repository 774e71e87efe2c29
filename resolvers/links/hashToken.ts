import type { LambdaRequest } from '@aws-appsync/utils';
import { callMint, mintAnswer } from '../shared/mint';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext): LambdaRequest {
  return callMint({ action: 'hashToken', token: ctx.stash.linkVisit.token });
}

export function response(ctx: LinkContext): null {
  ctx.stash.tokenHash = mintAnswer(ctx, 'hashToken');
  return null;
}
