import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import { callMint, mintAnswer } from '../shared/mint';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext): LambdaRequest {
  const { password } = ctx.stash.askedLink;
  ctx.stash.passwordHash = null;
  if (password === null) runtime.earlyReturn(null);
  return callMint({ action: 'hashPassword', password });
}

export function response(ctx: LinkContext): null {
  ctx.stash.passwordHash = mintAnswer(ctx, 'hashPassword');
  return null;
}
