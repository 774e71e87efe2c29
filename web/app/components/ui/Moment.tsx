import { useSyncExternalStore } from 'react';
import { formatMoment } from '~/documents/format';

const never = () => () => undefined;
const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment in the reader's own time zone; in UTC until the page has come alive, since the server cannot know it. */
export function Moment({ at, isPrecise = false }: { at: string; isPrecise?: boolean }) {
  const timeZone = useSyncExternalStore(never, ownTimeZone, () => 'UTC');
  return (
    <time dateTime={at} title={formatMoment(at, timeZone, true)} suppressHydrationWarning>
      {formatMoment(at, timeZone, isPrecise)}
    </time>
  );
}
