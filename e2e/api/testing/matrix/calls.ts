import {
  ActivityDocument,
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateLinkDocument,
  CreateUploadDocument,
  DeleteDocumentDocument,
  DocumentDocument,
  LeaveDocumentDocument,
  LinksDocument,
  PresignUploadPartsDocument,
  RestoreDocumentDocument,
  RestoreVersionDocument,
  RevokeLinkDocument,
  RevokeShareDocument,
  ShareDocumentDocument,
  SharesDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
  UpdateLinkDocument,
  UpdateShareDocument,
  VersionsDocument,
} from '#client/generated';
import type { Action } from '../../../../resolvers/shared/can';
import { inputOf, textFile, type Answer, type Person } from '../quire';

/** A document with two versions, a share and a link (or an unknown id), and an upload to it by the person who asks. */
export type Target = { documentId: string; shareId: string; linkId: string; uploadId: string };

export type Call = {
  action: Action;
  ask: (who: Person, target: Target) => Promise<Answer<unknown>>;
  /** The error that follows although access is granted; absent if there is none. */
  then?: string;
  /** The same for the owner. */
  thenForOwner?: string;
};

const part = { partNumber: 1, size: 1, sha256: 'a'.repeat(64) };

/** Every field that touches a document, with each kind of input. */
export const calls: Record<string, Call[]> = {
  'Query.document': [{ action: 'READ', ask: (who, { documentId: id }) => who.ask(DocumentDocument, { id }) }],
  'Query.versions': [{ action: 'READ', ask: (who, { documentId }) => who.ask(VersionsDocument, { documentId }) }],
  'Query.activity': [{ action: 'READ', ask: (who, { documentId }) => who.ask(ActivityDocument, { documentId }) }],
  'Query.shares': [{ action: 'SEE_SHARES', ask: (who, { documentId }) => who.ask(SharesDocument, { documentId }) }],
  'Query.links': [{ action: 'SEE_SHARES', ask: (who, { documentId }) => who.ask(LinksDocument, { documentId }) }],
  'Mutation.createDownload': [
    { action: 'READ', ask: (who, { documentId }) => who.ask(CreateDownloadDocument, { input: { documentId } }) },
  ],
  'Mutation.createUpload': [
    {
      action: 'SAVE',
      ask: (who, { documentId }) =>
        who.ask(CreateUploadDocument, {
          input: { ...inputOf(textFile('next')), name: null, documentId, baseVersion: 2 },
        }),
    },
  ],
  'Mutation.presignUploadParts': [
    {
      action: 'COMPLETE',
      ask: (who, { uploadId }) => who.ask(PresignUploadPartsDocument, { input: { uploadId, parts: [part] } }),
      then: 'Conflict',
    },
  ],
  'Mutation.completeUpload': [
    {
      action: 'COMPLETE',
      ask: (who, { uploadId }) => who.ask(CompleteUploadDocument, { input: { uploadId } }),
      then: 'Conflict',
    },
  ],
  'Mutation.restoreVersion': [
    {
      action: 'SAVE',
      ask: (who, { documentId }) =>
        who.ask(RestoreVersionDocument, { input: { documentId, version: 1, baseVersion: 2 } }),
    },
  ],
  'Mutation.updateDocument': [
    { action: 'READ', ask: (who, { documentId: id }) => who.ask(UpdateDocumentDocument, { input: { id } }) },
    {
      action: 'RENAME',
      ask: (who, { documentId: id }) => who.ask(UpdateDocumentDocument, { input: { id, name: 'other.txt' } }),
    },
    {
      action: 'LOCK',
      ask: (who, { documentId: id }) => who.ask(UpdateDocumentDocument, { input: { id, isReadOnly: true } }),
    },
  ],
  'Mutation.trashDocument': [
    { action: 'TRASH', ask: (who, { documentId: id }) => who.ask(TrashDocumentDocument, { id }) },
  ],
  'Mutation.restoreDocument': [
    { action: 'RESTORE', ask: (who, { documentId: id }) => who.ask(RestoreDocumentDocument, { id }) },
  ],
  'Mutation.deleteDocument': [
    { action: 'DELETE', ask: (who, { documentId: id }) => who.ask(DeleteDocumentDocument, { id }) },
  ],
  'Mutation.shareDocument': [
    {
      action: 'SHARE',
      ask: (who, { documentId }) =>
        who.ask(ShareDocumentDocument, { input: { documentId, email: 'somebody@example.com', role: 'VIEWER' } }),
    },
  ],
  'Mutation.updateShare': [
    {
      action: 'SHARE',
      ask: (who, { documentId, shareId }) =>
        who.ask(UpdateShareDocument, { input: { documentId, shareId, role: 'EDITOR' } }),
    },
  ],
  'Mutation.revokeShare': [
    { action: 'UNSHARE', ask: (who, { documentId, shareId }) => who.ask(RevokeShareDocument, { documentId, shareId }) },
  ],
  'Mutation.leaveDocument': [
    {
      action: 'LEAVE',
      ask: (who, { documentId: id }) => who.ask(LeaveDocumentDocument, { id }),
      thenForOwner: 'Invalid',
    },
  ],
  'Mutation.createLink': [
    { action: 'SHARE', ask: (who, { documentId }) => who.ask(CreateLinkDocument, { input: { documentId } }) },
  ],
  'Mutation.updateLink': [
    {
      action: 'SHARE',
      ask: (who, { documentId, linkId: id }) =>
        who.ask(UpdateLinkDocument, { input: { documentId, id, downloadLimit: 1 } }),
    },
  ],
  'Mutation.revokeLink': [
    { action: 'UNSHARE', ask: (who, { documentId, linkId: id }) => who.ask(RevokeLinkDocument, { documentId, id }) },
  ],
};
