import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { ConnectionView } from './connection';
import { connection } from './start';

const reached: ConnectionView = { reach: 'reached', notice: null };

/** Says that there is no connection, and what that means. It is rendered while empty, so that screen readers announce its text. */
export function ConnectionBanner() {
  const view = useSyncExternalStore(connection.subscribe, connection.view, () => reached);
  useLookAgain(view);
  const words = wordsOf(view);
  return (
    <div role="status" className="sticky top-0 z-40">
      {words && <p className="bg-ink px-4 py-2.5 text-center text-paper">{words}</p>}
    </div>
  );
}

function wordsOf({ reach, notice }: ConnectionView): string | null {
  if (reach === 'reached')
    return notice === 'unknown' ? 'We could reach Quire again and looked: this is how it is now.' : null;
  if (notice === 'unknown') {
    return "We could not reach Quire, so we don't know whether this was done. We'll look again when you are back online.";
  }
  if (reach === 'unreachable') {
    const words = 'We cannot reach Quire at the moment.';
    return notice === 'held' ? `${words} Nothing was sent. Try again in a moment.` : `${words} We keep trying.`;
  }
  return notice === 'held'
    ? 'You are offline, so nothing was sent. Try again when you are back online.'
    : 'You are offline. This page stays as it is, and goes on when you are back online.';
}

/** Reloads the page's data once the connection is back. */
function useLookAgain({ reach }: ConnectionView): void {
  const { revalidate } = useRevalidator();
  const last = useRef(reach);
  useEffect(() => {
    const isBack = last.current !== 'reached' && reach === 'reached';
    last.current = reach;
    if (isBack) revalidate();
  }, [reach, revalidate]);
}
