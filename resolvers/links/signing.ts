import { isPreviewable } from '../../schema/previews';
import type { LinkContext } from './stash';

/** Whether the visitor is to get what they want: a link for preview only has no download, and not all can be shown. */
export function isToBeSigned(ctx: LinkContext): boolean {
  const { link, linkedDocument, linkVisit } = ctx.stash;
  if (linkVisit.wanted === 'download') return !link.isPreviewOnly;
  const isAffordable = !link.downloadLimit || linkVisit.spendsDownload;
  return linkVisit.wanted === 'preview' && isPreviewable(linkedDocument) && isAffordable;
}
