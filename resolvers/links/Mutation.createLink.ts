import { linkPath } from '../../schema/webPaths';
import type { MutationCreateLinkArgs, ShareLink } from '../generated/types';
import { needs } from '../shared/access';
import { environment } from '../shared/context';
import { isId, requestIdOf } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { requireTerms } from './asked';
import { toShareLink } from './link';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext<MutationCreateLinkArgs>): object {
  const { documentId, clientRequestId, isPreviewOnly, ...terms } = ctx.args.input;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.askedLink = {
    clientRequestId: requestIdOf(clientRequestId ?? null),
    ...requireTerms(terms),
    isPreviewOnly: isPreviewOnly ?? null,
    removed: [],
    isForgetting: false,
  };
  needs(ctx, { documentId, action: 'SHARE', account: true });
  return {};
}

export function response(ctx: LinkContext): ShareLink {
  return toShareLink(ctx.stash.link, `${environment(ctx).WEB_ORIGIN}${linkPath(ctx.stash.mintedToken.token)}`);
}
