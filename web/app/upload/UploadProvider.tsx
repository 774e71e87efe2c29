import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { addToList } from '~/documents/knownRows';
import { useCompleteUploadMutation, useCreateUploadMutation } from '~/graphql/generated';
import type { SaveApi, SaveRequest } from './save';
import { createUploadQueue, type UploadQueue } from './uploadQueue';
import { isRunning, type Upload } from './uploads';

const QueueContext = createContext<UploadQueue | null>(null);
const none: Upload[] = [];

export function useUploadQueue(): UploadQueue {
  const queue = useContext(QueueContext);
  if (!queue) throw new Error('useUploadQueue needs an UploadProvider around it.');
  return queue;
}

export function useUploads(): Upload[] {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.uploads, () => none);
}

/** Keeps uploads going while somebody moves from page to page. */
export function UploadProvider({ children }: { children: ReactNode }) {
  const api = useSaveApi();
  const [queue] = useState(() => createUploadQueue((request) => saveWith(api, request)));
  return <QueueContext.Provider value={queue}>{children}</QueueContext.Provider>;
}

/** Has the browser ask before a page is left whose uploads are not done. */
export function useWarningBeforeLeaving(): void {
  const isBusy = useUploads().some(isRunning);
  useEffect(() => {
    if (!isBusy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isBusy]);
}

// Loaded with the first file, since most visits need none of it.
async function saveWith(api: SaveApi, request: SaveRequest) {
  const { save } = await import('./save');
  return save(api, request);
}

function useSaveApi(): SaveApi {
  const [createUpload] = useCreateUploadMutation();
  const [completeUpload] = useCompleteUploadMutation({
    update: (cache, { data }) => void (data && addToList(cache, data.completeUpload)),
  });
  return {
    createUpload: async (input) => present(await createUpload({ variables: { input } })).createUpload,
    completeUpload: async (uploadId) =>
      present(await completeUpload({ variables: { input: { uploadId } } })).completeUpload,
  };
}

/** A mutation without data has thrown already, whatever its type allows for. */
function present<Data>({ data }: { data?: Data | null }): Data {
  if (!data) throw new Error('The API answered with neither data nor errors.');
  return data;
}
