import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import { callMint, mintAnswer } from '../shared/mint';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext): LambdaRequest {
  const { link, linkVisit } = ctx.stash;
  if (!link.passwordHash) runtime.earlyReturn(null);
  return callMint({ action: 'isPassword', password: linkVisit.password ?? '', passwordHash: link.passwordHash });
}

export function response(ctx: LinkContext): null {
  ctx.stash.isPasswordRight = mintAnswer(ctx, 'isPassword');
  return null;
}
