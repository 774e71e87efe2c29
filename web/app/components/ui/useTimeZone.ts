import { useSyncExternalStore } from 'react';

const never = () => () => undefined;
const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's own time zone; UTC until the page is hydrated, since the server cannot know it. */
export const useTimeZone = (): string => useSyncExternalStore(never, ownTimeZone, () => 'UTC');
