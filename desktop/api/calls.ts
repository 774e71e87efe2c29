import { largestPage } from '../../schema/limits';
import {
  AbortUploadDocument,
  CompleteUploadDocument,
  CreateDownloadDocument,
  DocumentDocument,
  DocumentsDocument,
  UpdateDocumentDocument,
  UploadDocument,
  type DocumentFieldsFragment,
  type DocumentsQueryVariables,
  type DocumentView,
  type UpdateDocumentInput,
} from '#client/generated';
import { Refusal, pauseAskedBy } from '#client/refusal';
import { createRetry, type Retry } from '#client/retry';
import type { CompleteInput, Means } from '#client/save';
import { saveApi } from '#client/saveApi';
import type { Api } from './api';
import { sendByFetch } from '#client/sendByFetch';
import { walk } from '#client/walk';

/** A document as the API describes it. */
export type DocumentFacts = DocumentFieldsFragment;

/** Retries of work that a person is waiting for. */
export const retry: Retry = createRetry(pauseAskedBy, 6);

export async function findDocument(api: Api, id: string): Promise<DocumentFacts> {
  return (await retry(() => api.ask(DocumentDocument, { id }))).document;
}

export async function documentPage(api: Api, variables: DocumentsQueryVariables) {
  return (await retry(() => api.ask(DocumentsDocument, variables))).documents;
}

/** All documents, even if some change in the meantime. */
export function allDocuments(api: Api, view: DocumentView): Promise<DocumentFacts[]> {
  return walk((nextToken) => documentPage(api, { view, limit: largestPage, nextToken }));
}

export async function updateDocument(api: Api, input: UpdateDocumentInput): Promise<DocumentFacts> {
  return (await retry(() => api.ask(UpdateDocumentDocument, { input }))).updateDocument;
}

/** The save engine's view of the API. */
export function saveMeans(api: Api): Means<DocumentFacts> {
  return { retry, send: sendByFetch, api: saveApi(api.ask) };
}

export async function completeUpload(api: Api, input: CompleteInput): Promise<DocumentFacts> {
  return (await api.ask(CompleteUploadDocument, { input })).completeUpload;
}

export async function createDownload(api: Api, documentId: string, version?: number) {
  const input = { documentId, version };
  return (await retry(() => api.ask(CreateDownloadDocument, { input }))).createDownload;
}

/** Null if there never was such an upload. */
export async function findUpload(api: Api, id: string) {
  try {
    return (await retry(() => api.ask(UploadDocument, { id }))).upload;
  } catch (error) {
    if (isRefused(error, 'NotFound')) return null;
    throw error;
  }
}

/** Aborts an upload that is no longer needed. It is no error if it has ended already. */
export async function abortUpload(api: Api, id: string): Promise<void> {
  try {
    await retry(() => api.ask(AbortUploadDocument, { id }));
  } catch (error) {
    if (!isRefused(error, 'NotFound') && !isRefused(error, 'Conflict')) throw error;
  }
}

export const isRefused = (error: unknown, errorType: string): error is Refusal =>
  error instanceof Refusal && error.errorType === errorType;
