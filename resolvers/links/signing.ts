import { isPreviewable } from '../../schema/previews';
import type { LinkContext } from './stash';

/** True if the visitor may get what they want: a preview-only link has no download, and some types no preview. */
export function isToBeSigned(ctx: LinkContext): boolean {
  const { link, linkedDocument, linkVisit } = ctx.stash;
  if (linkVisit.wanted === 'download') return !link.isPreviewOnly;
  const isAffordable = !link.downloadLimit || linkVisit.spendsDownload;
  return linkVisit.wanted === 'preview' && isPreviewable(linkedDocument) && isAffordable;
}
