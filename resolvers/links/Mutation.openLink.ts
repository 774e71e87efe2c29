import type { LinkedDocument, MutationOpenLinkArgs, PresignedRequest } from '../generated/types';
import { visitorsAddress } from '../shared/caller';
import { isId } from '../shared/input';
import { invalid } from '../shared/outcome';
import { requirePossiblePassword } from './asked';
import { isPreviewable, previewTypeOf } from '../../schema/previews';
import { networkOf } from '../shared/network';
import { nothingThere } from './standing';
import type { LinkContext, LinkVisit } from './stash';

/** 128 bits of base64url. */
const tokenLength = 22;

export function request(ctx: LinkContext<MutationOpenLinkArgs>): object {
  const { token, password, address, spendsDownload } = ctx.args.input;
  if (token.length !== tokenLength || !isId(token)) nothingThere();
  ctx.stash.linkVisit = {
    token,
    password: requirePossiblePassword(password ?? null),
    network: networkOf(visitorsAddress(ctx, address ?? null)),
    wanted: wantedOf(ctx.info.selectionSetList),
    spendsDownload: spendsDownload ?? false,
  };
  return {};
}

export function response(ctx: LinkContext): LinkedDocument {
  const { link, linkedDocument: document, linkVisit } = ctx.stash;
  const { name, mimeType, size, sha256, isSha256Verified, version, updatedAt, ownerName } = document;
  const bytes = { name, size, sha256, version };
  const request = ctx.prev.result as PresignedRequest | null;
  const { wanted } = linkVisit;
  return {
    name,
    mimeType,
    size,
    sha256,
    isSha256Verified,
    version,
    updatedAt,
    ownerName,
    hasPassword: !!link.passwordHash,
    isPreviewOnly: link.isPreviewOnly,
    isPreviewable: isPreviewable(document),
    expiresAt: link.expiresAt ?? null,
    downloadsLeft: link.downloadLimit ? Math.max(0, link.downloadLimit - link.downloadCount) : null,
    download: request && wanted === 'download' ? { ...bytes, request, mimeType } : null,
    preview: request && wanted === 'preview' ? { ...bytes, request, mimeType: previewTypeOf(document) } : null,
  };
}

function wantedOf(selected: string[]): LinkVisit['wanted'] {
  const isDownload = selected.includes('download');
  const isPreview = selected.includes('preview');
  if (isDownload && isPreview) invalid('Select download or preview, not both.', 'preview');
  if (isDownload) return 'download';
  return isPreview ? 'preview' : null;
}
