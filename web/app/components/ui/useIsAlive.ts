import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False on the server and until the page is hydrated, so that both render the same. */
export const useIsAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
