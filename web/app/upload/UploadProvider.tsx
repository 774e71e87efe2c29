import { useApolloClient } from '@apollo/client/react';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { UploadsQuery } from '~/graphql/generated';
import { createSaveApi } from './saveApi';
import type { Unfinished } from './source';
import { UploadQueue, type Transfer } from './uploadQueue';
import { isRunning, type Upload } from './uploads';

type OpenUpload = UploadsQuery['uploads'][number];
type Props = { open: OpenUpload[]; children: ReactNode };

const QueueContext = createContext<UploadQueue | null>(null);

export function useUploadQueue(): UploadQueue {
  const queue = useContext(QueueContext);
  if (!queue) throw new Error('useUploadQueue needs an UploadProvider around it.');
  return queue;
}

export function useUploads(): Upload[] {
  const { list } = useUploadQueue();
  return useSyncExternalStore(list.subscribe, list.all, list.all);
}

/** Keeps uploads going while somebody moves from page to page, and takes up those that were open before. */
export function UploadProvider({ open, children }: Props) {
  const transfer = useTransfer();
  const [queue] = useState(() => new UploadQueue(transfer, open.map(unfinishedOf)));
  useEffect(() => queue.takeUp(), [queue]);
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

function useTransfer(): Transfer {
  const client = useApolloClient();
  const [api] = useState(() => createSaveApi(client));
  // Loaded with the first file, since most visits need none of it.
  const load = () => import('./transfer');
  return {
    send: async (job) => (await load()).transferFile(api, job),
    complete: async (input) => (await load()).completeTransfer(api, input),
    abort: async (uploadId) => (await load()).abortTransfer(api, uploadId),
  };
}

function unfinishedOf({ id, name, size, mimeType, createdAt, documentId, baseVersion, parts }: OpenUpload): Unfinished {
  const target = baseVersion === null ? { name } : { documentId, baseVersion };
  return { id, name, size, begunAt: createdAt, target, begun: { mimeType, isInParts: parts !== null } };
}
