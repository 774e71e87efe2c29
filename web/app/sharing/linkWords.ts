import type { LinkRowFragment } from '~/graphql/generated';

type Counted = Pick<LinkRowFragment, 'expiresAt' | 'downloadLimit' | 'downloadCount'>;

/** Why a link no longer opens anything; null while it does. */
export function endOf({ expiresAt, downloadLimit, downloadCount }: Counted, now: number): string | null {
  if (expiresAt !== null && Date.parse(expiresAt) <= now) return 'Expired';
  return downloadLimit !== null && downloadCount >= downloadLimit ? 'Used up' : null;
}

export function downloadWords({ downloadLimit, downloadCount }: Counted): string {
  if (downloadLimit !== null) return `${downloadCount} of ${downloadLimit} downloads`;
  return downloadCount === 1 ? '1 download' : `${downloadCount} downloads`;
}
