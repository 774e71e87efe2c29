import { correction } from './correction';
import type { Finding } from './finding';
import type { Rows } from './rows';

/** Documents whose counters differ from their rows. Deleted ones are skipped: their rows are being deleted. */
export function documentFindings({ documents, shares, links }: Rows): Finding[] {
  return [...documents.values()].flatMap((document) => {
    const { pk, deletedAt, shareCount = 0, linkCount = 0 } = document;
    const counts = { shareCount: shares.get(pk) ?? 0, linkCount: links.get(pk) ?? 0 };
    if (deletedAt || (shareCount === counts.shareCount && linkCount === counts.linkCount)) return [];
    const words = `Document ${document.id} counts ${shareCount} shares and ${linkCount} links, and has ${counts.shareCount} and ${counts.linkCount}.`;
    return [{ words, repair: [correction(document, counts)] }];
  });
}
