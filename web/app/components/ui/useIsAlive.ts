import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False on the server and until the page has come alive, so that both draw the same. */
export const useIsAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
