import type { Role } from '../generated/types';
import type { Action } from './can';
import type { DeviceItem } from './deviceItems';
import type { AccountItem, DocumentItem, UploadItem } from './items';
import type { SessionsItem } from './sessionItems';
import type { GrantItem } from './shareItems';

/** What a field asks of the access step. */
export type Needs = {
  /** With `action`: the document the caller must be allowed that action on. */
  documentId?: string;
  action?: Action;
  /** Loads the caller's account as well. */
  account?: boolean;
  /** Loads this upload of the caller's as well, if it exists. */
  uploadId?: string;
};

/** What the access step found: `document` and `role` if a document was asked for, `account` if one was. */
export type Granted = {
  callerId: string;
  document: DocumentItem | null;
  role: Role | null;
  /** The grant that gives the role to a caller who is not the owner. */
  grant: GrantItem | null;
  account: AccountItem | null;
  upload: UploadItem | null;
  /** The calling desktop; null for a browser. */
  device: DeviceItem | null;
  /** The caller's ended sessions; null if none has ended. */
  sessions: SessionsItem | null;
};
