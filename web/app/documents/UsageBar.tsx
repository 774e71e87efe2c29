import { Link } from '@remix-run/react';
import { useEffect } from 'react';
import { useHydrated, type Prefetched } from '~/api/hydrate';
import { settlingBytes } from '~/upload/uploads';
import { useUploads } from '~/upload/UploadProvider';
import { spaceOf } from './space';
import { UsageDocument, useUsageQuery, type UsageQuery, type UsageQueryVariables } from '~/graphql/generated';
import { Icon } from '~/components/ui/Icon';
import { trashPath } from '../../../schema/webPaths';
import { formatSize } from '#client/size';

// Reserved bytes become used bytes shortly after a save, and no change announces it.
const pollMilliseconds = 5000;

/** Shows how much storage is used, reserved and left. */
export function UsageBar({ prefetched }: { prefetched: Prefetched<UsageQuery, UsageQueryVariables> }) {
  const variables = useHydrated(UsageDocument, prefetched);
  // Without a network, the last answer stays.
  const { data, previousData = prefetched.data, startPolling, stopPolling } = useUsageQuery({ variables });
  const usage = useSettled((data ?? previousData).me.usage);
  const isMoving = usage.bytesReserved > 0 || usage.isSettling;
  useEffect(() => {
    if (isMoving) startPolling(pollMilliseconds);
    return stopPolling;
  }, [isMoving, startPolling, stopPolling]);
  const space = spaceOf(usage);
  return (
    <section aria-label="Your space" className="mt-10 border-t border-line pt-5">
      {space.isTight && <NearlyFull {...space} />}
      <Meter {...space} />
      <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
        <span>
          {formatSize(usage.bytesUsed)} of {formatSize(usage.bytesQuota)} used
          {usage.bytesReserved > 0 && `, ${formatSize(usage.bytesReserved)} uploading`}
        </span>
        <span>{usage.documentCount === 1 ? '1 document' : `${usage.documentCount} documents`}</span>
      </p>
    </section>
  );
}

/** Counts what this page has just saved as used, since the API does so a moment later. */
function useSettled(usage: UsageQuery['me']['usage']) {
  const settling = settlingBytes(useUploads(), usage.bytesReserved);
  const { bytesUsed, bytesReserved } = usage;
  const settled = { bytesUsed: bytesUsed + settling, bytesReserved: bytesReserved - settling };
  return { ...usage, ...settled, isSettling: settling > 0 };
}

function Meter({ used, reserved, isTight }: ReturnType<typeof spaceOf>) {
  return (
    // An SVG, because the pages' content security policy allows no style attributes.
    <svg
      role="meter"
      aria-label="Space used"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(used + reserved)}
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      className="h-2 w-full rounded-full bg-line"
    >
      <rect width={used} height="1" className={isTight ? 'fill-bad' : 'fill-accent'} />
      <rect x={used} width={reserved} height="1" className={isTight ? 'fill-bad' : 'fill-accent'} opacity="0.45" />
    </svg>
  );
}

function NearlyFull({ bytesLeft }: { bytesLeft: number }) {
  return (
    <p role="status" className="mb-4 flex gap-2 text-bad">
      <Icon name="alert" className="mt-0.5 size-5" />
      <span>
        {bytesLeft === 0 ? 'There is no room left.' : `Only ${formatSize(bytesLeft)} left.`} Delete what you do not need
        from the{' '}
        <Link to={trashPath} className="underline">
          trash
        </Link>{' '}
        forever: it counts until then.
      </span>
    </p>
  );
}
