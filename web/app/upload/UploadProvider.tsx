import { useApolloClient } from '@apollo/client/react';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { loadedDocuments } from '~/documents/loadedDocuments';
import type { UploadsQuery } from '~/graphql/generated';
import { createSaveApi } from './saveApi';
import type { Unfinished } from './source';
import { UploadQueue, type Transfer } from './uploadQueue';
import { untilReached } from './untilReached';
import { needsPage, type Upload } from './uploads';
import { UnreachableError } from '#client/reach';
import type { Retry } from '#client/retry';

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

/** Keeps uploads going while a person moves from page to page, and continues those that were open before. */
export function UploadProvider({ open, children }: Props) {
  const transfer = useTransfer();
  const [queue] = useState(() => new UploadQueue(transfer, open.map(unfinishedOf)));
  useEffect(() => queue.takeUp(), [queue]);
  return <QueueContext.Provider value={queue}>{children}</QueueContext.Provider>;
}

/** Makes the browser ask before the person leaves a page with unsaved files. */
export function useWarningBeforeLeaving(): void {
  const isBusy = useUploads().some(needsPage);
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
  return {
    known: ({ tell, signal }) => untilReached(tell)(() => loadedDocuments(client), signal),
    async send(job) {
      const retry = untilReached(job.tell);
      return (await loadTransfer(retry, job.signal)).transferFile(api, retry, job);
    },
    async complete(input, { tell, signal }) {
      const retry = untilReached(tell);
      return (await loadTransfer(retry, signal)).completeTransfer(api, retry, input, signal);
    },
    async abort(uploadId, tell) {
      const retry = untilReached(tell);
      await (await loadTransfer(retry)).abortTransfer(api, retry, uploadId);
    },
  };
}

/** Loaded with the first file, because most visits do not need it; there may be no network at that time. */
function loadTransfer(retry: Retry, signal?: AbortSignal) {
  const load = () =>
    import('./transfer').catch((cause: unknown) => {
      throw new UnreachableError('The code for uploads did not come', { cause });
    });
  return retry(load, signal);
}

function unfinishedOf({ id, name, size, mimeType, createdAt, documentId, baseVersion, parts }: OpenUpload): Unfinished {
  const target = baseVersion === null ? { name } : { documentId, baseVersion };
  return { id, name, size, begunAt: createdAt, target, begun: { mimeType, isInParts: parts !== null } };
}
