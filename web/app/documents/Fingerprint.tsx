import type { DocumentDetailsFragment } from '~/graphql/generated';
import { Icon } from '~/components/ui/Icon';

/** A document's checksum, and who computed it. */
export function Fingerprint({
  sha256,
  isSha256Verified,
}: Pick<DocumentDetailsFragment, 'sha256' | 'isSha256Verified'>) {
  return (
    <>
      <code className="block text-sm wrap-anywhere">{sha256}</code>
      {isSha256Verified ? (
        <p className="mt-2 inline-flex items-center gap-1.5 rounded-full bg-good-soft px-2.5 py-0.5 text-sm text-good">
          <Icon name="shield" className="size-4" /> Verified when it was saved
        </p>
      ) : (
        <p className="mt-2 text-sm text-muted">As its writer declared it</p>
      )}
    </>
  );
}
