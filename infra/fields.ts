/** Where a step asks its question. */
export type SourceName = 'table' | 'presign';

/** A pipeline function: `code` is its path below resolvers/. */
export type Step = { code: string; source: SourceName };

const step = (code: string, source: SourceName): Step => ({ code, source });

const access = step('steps/access', 'table');
const ownedDocuments = step('documents/ownedDocuments', 'table');
const reserveUpload = step('documents/reserveUpload', 'table');
const openUploads = step('documents/openUploads', 'table');
const presignPut = step('documents/presignPut', 'presign');
const startMultipart = step('documents/startMultipart', 'presign');
const keepMultipart = step('documents/keepMultipart', 'table');
const listParts = step('documents/listParts', 'presign');
const signParts = step('documents/signParts', 'presign');
const loadUpload = step('documents/loadUpload', 'table');
const completeMultipart = step('documents/completeMultipart', 'presign');
const keepCompleting = step('documents/keepCompleting', 'table');
const inspectUpload = step('documents/inspectUpload', 'presign');
const releaseUpload = step('documents/releaseUpload', 'table');
const commitSave = step('documents/commitSave', 'table');
const discardUpload = step('documents/discardUpload', 'table');
const commitCopy = step('documents/commitCopy', 'table');
const versionPage = step('documents/versionPage', 'table');
const loadVersion = step('documents/loadVersion', 'table');
const commitRestore = step('documents/commitRestore', 'table');
const presignGet = step('documents/presignGet', 'presign');
const changeDocument = step('documents/changeDocument', 'table');
const putInTrash = step('documents/putInTrash', 'table');
const takeFromTrash = step('documents/takeFromTrash', 'table');
const markDeleted = step('documents/markDeleted', 'table');
const keepLosingBytes = step('documents/keepLosingBytes', 'table');

/**
 * The API's access policy: field -> the noun whose folder holds it, then its steps in order. Nothing is answered before
 * `access`; a step ahead of it reads the caller's own rows only.
 */
export const fields = {
  'Query.me': { noun: 'accounts', steps: [access] },
  'Query.document': { noun: 'documents', steps: [access] },
  'Query.documents': { noun: 'documents', steps: [access, ownedDocuments] },
  'Query.versions': { noun: 'documents', steps: [access, versionPage] },
  'Query.uploads': { noun: 'documents', steps: [access, openUploads] },
  'Query.upload': { noun: 'documents', steps: [access, listParts] },
  'Mutation.createUpload': {
    noun: 'documents',
    steps: [access, reserveUpload, presignPut, startMultipart, keepMultipart, listParts],
  },
  'Mutation.presignUploadParts': { noun: 'documents', steps: [loadUpload, access, signParts] },
  'Mutation.completeUpload': {
    noun: 'documents',
    steps: [
      ...[loadUpload, access, completeMultipart, keepCompleting, inspectUpload],
      ...[commitSave, discardUpload, commitCopy, keepLosingBytes],
    ],
  },
  'Mutation.abortUpload': { noun: 'documents', steps: [access, releaseUpload] },
  'Mutation.createDownload': { noun: 'documents', steps: [access, loadVersion, presignGet] },
  'Mutation.restoreVersion': { noun: 'documents', steps: [access, loadVersion, commitRestore] },
  'Mutation.updateDocument': { noun: 'documents', steps: [access, changeDocument] },
  'Mutation.trashDocument': { noun: 'documents', steps: [access, putInTrash] },
  'Mutation.restoreDocument': { noun: 'documents', steps: [access, takeFromTrash] },
  'Mutation.deleteDocument': { noun: 'documents', steps: [access, markDeleted] },
} satisfies Record<string, { noun: string; steps: Step[] }>;

/** Path below resolvers/ of a field's own code: what it needs of its steps, and what it answers. */
export function codeOf(field: string, noun: string): string {
  return `${noun}/${field}`;
}
