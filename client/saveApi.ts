import type { Ask } from './api';
import {
  CompleteUploadDocument,
  CreateUploadDocument,
  PresignUploadPartsDocument,
  UploadDocument,
  type DocumentFieldsFragment,
} from './generated';
import type { SaveApi } from './save';

/** The operations of `save`, sent through `ask`. */
export const saveApi = (ask: Ask): SaveApi<DocumentFieldsFragment> => ({
  createUpload: async (input) => (await ask(CreateUploadDocument, { input })).createUpload,
  upload: async (id) => (await ask(UploadDocument, { id })).upload,
  presignUploadParts: async (input) => (await ask(PresignUploadPartsDocument, { input })).presignUploadParts,
  completeUpload: async (input) => (await ask(CompleteUploadDocument, { input })).completeUpload,
});
