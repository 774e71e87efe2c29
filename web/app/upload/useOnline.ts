import { useSyncExternalStore } from 'react';
import { connection } from '~/connection/start';

/** False while the browser says that there is no network; pages that come from a server begin with one. */
export const useOnline = () =>
  useSyncExternalStore(
    connection.subscribe,
    () => connection.view().reach !== 'offline',
    () => true,
  );
