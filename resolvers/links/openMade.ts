import { runtime, type LambdaRequest } from '@aws-appsync/utils';
import { callMint, mintAnswer } from '../shared/mint';
import { sealOf, usedForAnother } from './requested';
import type { LinkContext } from './stash';

/** Recovers the address of a link for a repeated request; with another password it is a different request. */
export function request(ctx: LinkContext): LambdaRequest {
  const { made } = ctx.stash;
  if (!made) runtime.earlyReturn(null);
  const { sealedToken, passwordHash } = made;
  const { password } = ctx.stash.askedLink;
  return callMint({ action: 'unsealToken', sealedToken, seal: sealOf(ctx) ?? '', password, passwordHash });
}

export function response(ctx: LinkContext): null {
  const token = mintAnswer(ctx, 'unsealToken');
  if (token === null) usedForAnother();
  ctx.stash.mintedToken = { ...ctx.stash.mintedToken, token };
  return null;
}
