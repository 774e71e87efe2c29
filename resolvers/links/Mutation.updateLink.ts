import type { MutationUpdateLinkArgs, ShareLink, UpdateLinkInput } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { documentNotFound, invalid } from '../shared/outcome';
import { requireTerms } from './asked';
import { requireLinkId, toShareLink } from './link';
import type { AskedLink, LinkContext } from './stash';

export function request(ctx: LinkContext<MutationUpdateLinkArgs>): object {
  const { documentId, id, ...asked } = ctx.args.input;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.linkId = requireLinkId(id);
  ctx.stash.askedLink = {
    clientRequestId: null,
    ...requireTerms(asked),
    isPreviewOnly: asked.isPreviewOnly ?? null,
    removed: removedBy(asked),
    isForgetting: asked.forgetsWrongPasswords ?? false,
  };
  needs(ctx, { documentId, action: 'SHARE' });
  return {};
}

export function response(ctx: LinkContext): ShareLink {
  return toShareLink(ctx.stash.link, null);
}

type Asked = Omit<UpdateLinkInput, 'documentId' | 'id'>;

/** What is taken away cannot be set in the same breath. */
function removedBy(asked: Asked): AskedLink['removed'] {
  const isGiven = (value: unknown) => (value ?? null) !== null;
  if (asked.isWithoutPassword && isGiven(asked.password)) contradiction('password', 'isWithoutPassword');
  if (asked.isForever && isGiven(asked.expiresAt)) contradiction('expiresAt', 'isForever');
  if (asked.isUnlimited && isGiven(asked.downloadLimit)) contradiction('downloadLimit', 'isUnlimited');
  return [
    ...(asked.isWithoutPassword ? ['passwordHash' as const] : []),
    ...(asked.isForever ? ['expiresAt' as const] : []),
    ...(asked.isUnlimited ? ['downloadLimit' as const] : []),
  ];
}

function contradiction(field: string, flag: string): never {
  invalid(`Give ${field} or ${flag}, not both.`, field);
}
