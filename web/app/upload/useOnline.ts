import { useSyncExternalStore } from 'react';
import { connection } from '~/connection/start';

/** False while the browser reports no network; true on the server. */
export const useOnline = () =>
  useSyncExternalStore(
    connection.subscribe,
    () => connection.view().reach !== 'offline',
    () => true,
  );
