import { formatMoment } from '~/documents/format';
import { useTimeZone } from './useTimeZone';

/** A time in the reader's own time zone. */
export function Moment({ at, isPrecise = false }: { at: string; isPrecise?: boolean }) {
  const timeZone = useTimeZone();
  return (
    <time dateTime={at} title={formatMoment(at, timeZone, true)} className="whitespace-nowrap" suppressHydrationWarning>
      {formatMoment(at, timeZone, isPrecise)}
    </time>
  );
}
