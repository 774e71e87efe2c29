export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  AWSDate: { input: string; output: string; }
  AWSDateTime: { input: string; output: string; }
  AWSEmail: { input: string; output: string; }
  AWSIPAddress: { input: string; output: string; }
  AWSJSON: { input: string; output: string; }
  AWSPhone: { input: string; output: string; }
  AWSTime: { input: string; output: string; }
  AWSTimestamp: { input: number; output: number; }
  AWSURL: { input: string; output: string; }
};

/** A person who has signed in. Visible to that person only. */
export type Account = {
  createdAt: Scalars['AWSDateTime']['output'];
  /** Verified, in lower case. */
  email: Scalars['AWSEmail']['output'];
  /** The user's id at the user pool (`sub`); it never changes. */
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  usage: Usage;
};

/** What happened to a document, newest first. */
export type ActivityPage = {
  items: Array<Change>;
  /** Pass it as `nextToken` for the page after this one; null on the last page. */
  nextToken: Maybe<Scalars['String']['output']>;
};

/**
 * One change of one document. `onChange` pushes it when it happens, and may lose it; `changes` keeps it for 30 days in the feed
 * of everybody whom it concerned, and loses none.
 */
export type Change = {
  actorId: Scalars['ID']['output'];
  actorName: Scalars['String']['output'];
  at: Scalars['AWSDateTime']['output'];
  /** Whom a pushed change is for. Never shown to them. */
  audience: Maybe<Array<Scalars['ID']['output']>>;
  documentId: Scalars['ID']['output'];
  /** Until when it is shared with the caller, where SHARED is about the caller and not for good. */
  expiresAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** The same wherever this change is shown. */
  id: Scalars['ID']['output'];
  kind: ChangeKind;
  /** The document's name after it. */
  name: Scalars['String']['output'];
  /** The caller's own id, where SHARED or UNSHARED is about the caller; else null. */
  recipientId: Maybe<Scalars['ID']['output']>;
  /** The document's revision that this change made: of one document, changes go by it. */
  revision: Scalars['Int']['output'];
  /** The document's newest version after it. */
  version: Scalars['Int']['output'];
};

export type ChangeKind =
  | 'CREATED'
  | 'DELETED'
  | 'RENAMED'
  /** Back from the trash. */
  | 'RESTORED'
  /** A new version: an old one that was restored, too. */
  | 'SAVED'
  /** Somebody was given access, or other access than before. */
  | 'SHARED'
  | 'TRASHED'
  /** Somebody's access has ended. */
  | 'UNSHARED'
  /** It has become read-only. */
  | 'UPDATED';

/** A stretch of the caller's feed, oldest first. */
export type ChangePage = {
  /** Where this page ends: pass it as `after`. Opaque, and good for the caller only. */
  cursor: Scalars['String']['output'];
  /** True when there is more right now. */
  hasMore: Scalars['Boolean']['output'];
  items: Array<Change>;
};

export type CompleteDeviceLoginInput = {
  /** The authorization code that the pool answered with. */
  code: Scalars['String']['input'];
  /** From `approveDeviceLogin`. */
  state: Scalars['String']['input'];
};

export type CompleteUploadInput = {
  /**
   * Absent: the base the upload was made with. Another one after a `VersionConflict` saves on top of that version; the bytes
   * that lost stay for 7 days.
   */
  baseVersion?: InputMaybe<Scalars['Int']['input']>;
  /** FAIL when absent. */
  onConflict?: InputMaybe<OnConflict>;
  /** Of the whole file; needed unless `createUpload` was given it. Where both are, they must be the same. */
  sha256?: InputMaybe<Scalars['String']['input']>;
  uploadId: Scalars['ID']['input'];
};

export type CreateDownloadInput = {
  documentId: Scalars['ID']['input'];
  /** Absent: the newest. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type CreateLinkInput = {
  /**
   * 1 to 64 of A-Z a-z 0-9 `-` `_`, chosen by the client and not to be guessed (a UUID). A repeated call with the same input
   * answers with the same link and its address, for a day; with another input it is `Conflict`.
   */
  clientRequestId?: InputMaybe<Scalars['ID']['input']>;
  documentId: Scalars['ID']['input'];
  /** 1 to 1,000,000. Absent: any number. */
  downloadLimit?: InputMaybe<Scalars['Int']['input']>;
  /** Absent: for good. In the hands of a MANAGER whose own share ends, never later than that. */
  expiresAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** Absent: false. */
  isPreviewOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** 8 to 128 characters. Absent: none is asked for. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type CreateUploadInput = {
  /** The version this save is based on; needed with `documentId`. */
  baseVersion?: InputMaybe<Scalars['Int']['input']>;
  /**
   * 1 to 64 of A-Z a-z 0-9 `-` `_`, chosen by the client (a UUID or ULID). A repeated call with the same input answers with
   * the same upload; with another input it is `Conflict`.
   */
  clientRequestId?: InputMaybe<Scalars['ID']['input']>;
  /** Absent: a new document. */
  documentId?: InputMaybe<Scalars['ID']['input']>;
  /** True for a new document that nobody may change any more once it is saved. */
  isReadOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** A MIME type without parameters, such as `application/vnd.oasis.opendocument.text`. */
  mimeType: Scalars['String']['input'];
  /** Needed for a new document; a new version keeps the document's name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** 64 lowercase hexadecimal digits. Needed up to 16 MiB; above, it may come with `completeUpload` instead. */
  sha256?: InputMaybe<Scalars['String']['input']>;
  /** Bytes, 0 to 53,687,091,200 (50 GiB). Above 16,777,216 (16 MiB) they are sent in parts. */
  size: Scalars['Float']['input'];
};

/** A desktop program that is signed in as the caller. */
export type Device = {
  /** The network address that it was last seen at, where that is known. */
  address: Maybe<Scalars['String']['output']>;
  clientName: Scalars['String']['output'];
  clientVersion: Scalars['String']['output'];
  /** When it signed in. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** The session at the user pool (`origin_jti`), the same over refreshes. */
  id: Scalars['ID']['output'];
  /** True for the device that asks. */
  isCurrent: Scalars['Boolean']['output'];
  /** To the hour. */
  lastSeenAt: Scalars['AWSDateTime']['output'];
  name: Scalars['String']['output'];
  platform: Scalars['String']['output'];
};

/**
 * What sends the browser to the pool's authorize endpoint: the code that comes back to `redirectUri` is for the program that
 * made `codeChallenge`, and for nobody else.
 */
export type DeviceApproval = {
  clientId: Scalars['String']['output'];
  /** S256. */
  codeChallenge: Scalars['String']['output'];
  redirectUri: Scalars['AWSURL']['output'];
  /** To be kept in the browser's session, and compared when the browser comes back. */
  state: Scalars['String']['output'];
};

/** A program that asks to be signed in, as shown to the person before they decide. Its word is all that names it. */
export type DeviceLogin = {
  /** The network address that the request came from, where it is known. */
  address: Maybe<Scalars['String']['output']>;
  clientName: Scalars['String']['output'];
  clientVersion: Scalars['String']['output'];
  expiresAt: Scalars['AWSDateTime']['output'];
  platform: Scalars['String']['output'];
  requestedAt: Scalars['AWSDateTime']['output'];
  state: DeviceLoginState;
  userCode: Scalars['String']['output'];
};

export type DeviceLoginPoll = {
  /** When APPROVED: an authorization code (RFC 6749), for the client `desktop`. */
  code: Maybe<Scalars['String']['output']>;
  /** Seconds to leave before the next poll. */
  interval: Scalars['Int']['output'];
  /** When APPROVED: what the code was issued for. */
  redirectUri: Maybe<Scalars['AWSURL']['output']>;
  status: DeviceLoginStatus;
};

/** A sign-in that waits for the person. */
export type DeviceLoginStart = {
  /** For `pollDeviceLogin` and `registerDevice`. Keep it to yourself: no URL and no log. */
  deviceCode: Scalars['String']['output'];
  /** Seconds until it ends unless the person approves. */
  expiresIn: Scalars['Int']['output'];
  /** Seconds to leave between polls. */
  interval: Scalars['Int']['output'];
  /** Shown to the person, and compared with what the browser shows: `XXXX-XXXX`. */
  userCode: Scalars['String']['output'];
  /** Where the person enters the code. */
  verificationUri: Scalars['AWSURL']['output'];
  /** The same with the code in it, to be opened in a browser. Opening it approves nothing. */
  verificationUriComplete: Scalars['AWSURL']['output'];
};

export type DeviceLoginState =
  | 'APPROVED'
  /** Approved, and the browser is on its way to the pool and back. */
  | 'APPROVING'
  | 'DENIED'
  | 'PENDING'
  /** The device is signed in. */
  | 'REGISTERED';

export type DeviceLoginStatus =
  /**
   * Redeem `code` at the pool's token endpoint with your verifier and `redirectUri`, within 4 minutes, then register the
   * device. Polling again answers the same until then.
   */
  | 'APPROVED'
  /** The person has refused. Do not try again by yourself. */
  | 'DENIED'
  /** It took too long, it was used already, or there is none with this code. */
  | 'EXPIRED'
  /** The person has not decided yet. */
  | 'PENDING'
  /** As PENDING, and the poll came too early: `interval` is 5 seconds longer from now on. */
  | 'SLOW_DOWN';

/** A file kept by Quire, at its newest version. Bytes never change: each save makes a new version beside the old ones. */
export type Document = {
  createdAt: Scalars['AWSDateTime']['output'];
  /** A ULID. */
  id: Scalars['ID']['output'];
  /** True: no new versions and no renames, for good. */
  isReadOnly: Scalars['Boolean']['output'];
  /**
   * True when the server has verified `sha256`; false when it is the writer's word, as it is for a file that came in parts:
   * there the server has verified each part's own.
   */
  isSha256Verified: Scalars['Boolean']['output'];
  /** As declared where the name's ending and the first bytes agree with it, else `application/octet-stream`; a rename leaves it. */
  mimeType: Scalars['String']['output'];
  /**
   * The file name with its extension: Unicode NFC, 1 to 255 bytes of UTF-8, no `/`, and nothing that hides or turns text, such
   * as control characters and overrides of direction. What was named before that was refused still tells its name as it is:
   * leave out what would hide or turn, where people see it.
   */
  name: Scalars['String']['output'];
  owner: Owner;
  /** Grows by 1 with every change of any kind; a save is a change too. */
  revision: Scalars['Int']['output'];
  /** What the caller may do with it. */
  role: Role;
  /** 64 lowercase hexadecimal digits. */
  sha256: Scalars['String']['output'];
  /** Bytes, at most 50 GiB (53,687,091,200). A Float since GraphQL's Int ends at 2 GiB. */
  size: Scalars['Float']['output'];
  /** When it was put in the trash; null while it is not there. */
  trashedAt: Maybe<Scalars['AWSDateTime']['output']>;
  updatedAt: Scalars['AWSDateTime']['output'];
  updatedBy: Person;
  /** 1 for the first save; each save adds 1. */
  version: Scalars['Int']['output'];
};

export type DocumentPage = {
  items: Array<Document>;
  /** Pass it as `nextToken` for the page after this one; null on the last page. */
  nextToken: Maybe<Scalars['String']['output']>;
};

export type DocumentView =
  /** What the caller owns, newest change first, without what is in the trash. */
  | 'OWNED'
  /**
   * What others share with the caller, newest share first: at most 50 a page, and fewer where some of it cannot be opened any
   * more. It may lag by a moment.
   */
  | 'SHARED'
  /** What the caller has put in the trash, newest first. After 30 days there it is deleted for good. */
  | 'TRASH';

/** A way to fetch the bytes, verified or not as the document says. */
export type Download = {
  mimeType: Scalars['String']['output'];
  name: Scalars['String']['output'];
  request: PresignedRequest;
  sha256: Scalars['String']['output'];
  size: Scalars['Float']['output'];
  version: Scalars['Int']['output'];
};

export type Header = {
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** What a link opens: the document's newest version. */
export type LinkedDocument = {
  /** Null where the link is for preview only. Selecting it counts as a download, so select it by its own name, and not just to look. */
  download: Maybe<Download>;
  /** Null: any number. */
  downloadsLeft: Maybe<Scalars['Int']['output']>;
  expiresAt: Maybe<Scalars['AWSDateTime']['output']>;
  hasPassword: Scalars['Boolean']['output'];
  isPreviewOnly: Scalars['Boolean']['output'];
  /** True where browsers can show it safely by themselves: pictures, PDF, text, sound and film. */
  isPreviewable: Scalars['Boolean']['output'];
  isSha256Verified: Scalars['Boolean']['output'];
  mimeType: Scalars['String']['output'];
  name: Scalars['String']['output'];
  ownerName: Scalars['String']['output'];
  /** To be shown in a page, under the type that it is safe to show as; null where it is not previewable. See `spendsDownload`. */
  preview: Maybe<Download>;
  sha256: Scalars['String']['output'];
  size: Scalars['Float']['output'];
  updatedAt: Scalars['AWSDateTime']['output'];
  version: Scalars['Int']['output'];
};

/** Parts 1 to `partCount` are `partSize` bytes each but for the last, which is what remains. */
export type MultipartPlan = {
  partCount: Scalars['Int']['output'];
  /** Bytes. */
  partSize: Scalars['Float']['output'];
};

export type Mutation = {
  /**
   * Gives up an upload: its room is free at once, its bytes are taken away. Aborting twice is aborting.
   * Errors: NotFound, Conflict (completed already), Busy.
   */
  abortUpload: Scalars['ID']['output'];
  /**
   * The caller lets the program in. Again, by the same person: the same answer. Needs a sign-in within the last 10 minutes.
   * Errors: as deviceLogin; Unauthorized with reason SIGN_IN_AGAIN; Conflict with errorInfo `{ state }` where it is decided.
   */
  approveDeviceLogin: DeviceApproval;
  /**
   * Hands the authorization code over to the program that waits. Only who approved can; twice with the same code is once.
   * Errors: Invalid, NotFound, Expired, Conflict with errorInfo `{ state }`, Busy.
   */
  completeDeviceLogin: DeviceLogin;
  /**
   * The save: the uploaded bytes become the document's newest version. Completing twice answers alike.
   * Errors: Invalid, NotFound, Forbidden, Conflict (no bytes yet, or other bytes; errorInfo `{ missingParts }` tells up to 50
   * parts to send), Expired, ReadOnlyDocument, Busy (with errorInfo `{ retryAfter }` in seconds), and VersionConflict with errorInfo `{ version, updatedAt, updatedBy: { id, name }, uploadId }`.
   */
  completeUpload: Maybe<Document>;
  /** Signs a GET, good for 60 seconds. Needs VIEWER. Errors: NotFound, for a version that is not there as well. */
  createDownload: Download;
  /**
   * Makes a link to a document, at most 100 of them. Needs MANAGER. A read-only document allows it, one in the trash does not.
   * A person makes at most 1,000 a day.
   * Errors: Invalid, NotFound, Forbidden, Conflict (in the trash), QuotaExceeded, RateLimited with errorInfo `{ retryAfter }` in seconds, Busy.
   */
  createLink: ShareLink;
  /**
   * Reserves room; signs a PUT that is bound to length, sha256 and type, or above 16 MiB says how to cut the bytes into parts.
   * Needs EDITOR on an existing document. A person has at most 1,000 uploads open, and owns at most 100,000 documents.
   * Errors: Invalid, NotFound, Forbidden, ReadOnlyDocument, QuotaExceeded, Conflict, Expired, Busy.
   */
  createUpload: Maybe<Upload>;
  /**
   * Deletes a document for good, from the trash or not: all its versions and bytes go, with what is on its way to it, and the
   * room is free a moment later.
   * Needs OWNER. Errors: NotFound (deleted already, too), Forbidden, Busy.
   */
  deleteDocument: Scalars['ID']['output'];
  /**
   * Ends a sign-in that somebody asks for, even when it was just approved. Denying twice is denying.
   * Errors: as deviceLogin; Conflict once the device is registered: revoke it then.
   */
  denyDeviceLogin: DeviceLogin;
  /** Gives up what was shared with the caller. Errors: Invalid (the caller owns it), NotFound, Busy. */
  leaveDocument: Scalars['ID']['output'];
  /**
   * What a link leads to. Looking uses nothing up; of `download` and `preview` a call may select one, to have a GET signed that is
   * good for 60 seconds.
   * Errors: NotFound (no such link, revoked, or nothing behind it any more), Expired with errorInfo `{ reason }`: EXPIRED or USED_UP,
   * Unauthorized with reason PASSWORD_NEEDED or PASSWORD_WRONG, RateLimited with errorInfo `{ retryAfter }` in seconds after too
   * many wrong passwords from the same address, Invalid, Busy.
   */
  openLink: LinkedDocument;
  /** What has become of it. Errors: Invalid, Busy. */
  pollDeviceLogin: DeviceLoginPoll;
  /**
   * Signs PUTs for some parts, each bound to its number, length and sha256 and good for 60 seconds. A part may be sent again.
   * Errors: Invalid, NotFound, Forbidden, ReadOnlyDocument, Conflict (no parts, or all of them are there), Expired.
   */
  presignUploadParts: Array<UploadPart>;
  /** Ours: tells subscribers what has come into their feeds. */
  publishChange: Change;
  /**
   * Makes the desktop session that calls a device of the caller's: before this its tokens open nothing else. Again with the
   * same session: the same device. Named after program and platform where `name` is absent.
   * Errors: Invalid, Forbidden (not a desktop session), NotFound, Conflict with errorInfo `{ state }`, Expired,
   * Unauthorized with reason DEVICE_REVOKED, Busy.
   */
  registerDevice: Device;
  /** Errors: Invalid, NotFound. */
  renameDevice: Device;
  /** Takes a document out of the trash, for everybody who had it. Needs OWNER. Errors: NotFound, Forbidden, Busy. */
  restoreDocument: Document;
  /**
   * Makes an old version the newest once more: a save like any other, but without bytes on their way. Needs EDITOR.
   * Errors: Invalid, NotFound, Forbidden, ReadOnlyDocument, VersionConflict, Busy.
   */
  restoreVersion: Document;
  /** Its tokens open nothing from the next call on, for good. Revoking twice is revoking. Errors: NotFound. */
  revokeDevice: Scalars['ID']['output'];
  /** From the next call on it opens nothing, for good. Needs MANAGER. Errors: NotFound (revoked already, too), Forbidden, Busy. */
  revokeLink: Scalars['ID']['output'];
  /**
   * Revokes all devices but the one that asks, and answers with their ids: at most 100 a call, so call again until there are
   * none. Errors: Busy.
   */
  revokeOtherDevices: Array<Scalars['ID']['output']>;
  /**
   * Takes a share away, in the trash as well: the next call of whoever had it fails. What they gave as a MANAGER goes with it.
   * Needs MANAGER, and OWNER for a MANAGER's share. Errors: NotFound, Forbidden, Busy.
   */
  revokeShare: Scalars['ID']['output'];
  /**
   * Shares a document with an address, and sends a mail there: at most 200 mails a day for one who shares, 5 of them to one
   * address, and 50 to an address by whomever. What is shared beyond that is shared, but not told. Again with the same address: the newer role and expiry. Needs
   * MANAGER. What a MANAGER gives is good only while they are one; what they only take from a share stays its giver's.
   * Errors: Invalid (the owner's and the caller's own address, too), NotFound, Forbidden, Conflict (in the trash),
   * QuotaExceeded (500 shares a document), RateLimited with errorInfo `{ retryAfter }` in seconds (1,000 new shares a day), Busy.
   */
  shareDocument: Share;
  /**
   * Ends the session that asks: its tokens, and those that are made of its refresh token, open nothing from the next call on.
   * Answers with its id. Revoke its refresh token at the pool after that. Errors: Busy.
   */
  signOut: Scalars['ID']['output'];
  /**
   * Begins to sign a program in: nobody is asked yet. Errors: Invalid, RateLimited with errorInfo `{ retryAfter }` in seconds (300
   * an hour of one network, 6,000 of all), Busy.
   */
  startDeviceLogin: DeviceLoginStart;
  /**
   * Puts a document in the trash, where its owner alone sees it and nothing of it changes; after 30 days it is deleted. It
   * may be read-only. Trashing twice is trashing. Needs OWNER. Errors: NotFound, Forbidden, Busy.
   */
  trashDocument: Document;
  /** Renames, or makes read-only, or both. Errors: Invalid, NotFound, Forbidden, ReadOnlyDocument, Busy. */
  updateDocument: Document;
  /** Needs MANAGER. Errors: Invalid, NotFound, Forbidden, Conflict (in the trash), Busy. */
  updateLink: ShareLink;
  /** Changes a share's role or expiry, by the rules of `shareDocument`. Errors: as there. */
  updateShare: Share;
};


export type MutationAbortUploadArgs = {
  id: Scalars['ID']['input'];
};


export type MutationApproveDeviceLoginArgs = {
  userCode: Scalars['String']['input'];
};


export type MutationCompleteDeviceLoginArgs = {
  input: CompleteDeviceLoginInput;
};


export type MutationCompleteUploadArgs = {
  input: CompleteUploadInput;
};


export type MutationCreateDownloadArgs = {
  input: CreateDownloadInput;
};


export type MutationCreateLinkArgs = {
  input: CreateLinkInput;
};


export type MutationCreateUploadArgs = {
  input: CreateUploadInput;
};


export type MutationDeleteDocumentArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDenyDeviceLoginArgs = {
  userCode: Scalars['String']['input'];
};


export type MutationLeaveDocumentArgs = {
  id: Scalars['ID']['input'];
};


export type MutationOpenLinkArgs = {
  input: OpenLinkInput;
};


export type MutationPollDeviceLoginArgs = {
  deviceCode: Scalars['String']['input'];
};


export type MutationPresignUploadPartsArgs = {
  input: PresignUploadPartsInput;
};


export type MutationPublishChangeArgs = {
  input: PublishChangeInput;
};


export type MutationRegisterDeviceArgs = {
  deviceCode: Scalars['String']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRenameDeviceArgs = {
  input: RenameDeviceInput;
};


export type MutationRestoreDocumentArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRestoreVersionArgs = {
  input: RestoreVersionInput;
};


export type MutationRevokeDeviceArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRevokeLinkArgs = {
  documentId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
};


export type MutationRevokeShareArgs = {
  documentId: Scalars['ID']['input'];
  shareId: Scalars['ID']['input'];
};


export type MutationShareDocumentArgs = {
  input: ShareDocumentInput;
};


export type MutationStartDeviceLoginArgs = {
  input: StartDeviceLoginInput;
};


export type MutationTrashDocumentArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUpdateDocumentArgs = {
  input: UpdateDocumentInput;
};


export type MutationUpdateLinkArgs = {
  input: UpdateLinkInput;
};


export type MutationUpdateShareArgs = {
  input: UpdateShareInput;
};

/** What becomes of a save whose document has a newer version, is read-only or in the trash by now. */
export type OnConflict =
  /**
   * The bytes become a document of their own beside the other one, with the same owner, named
   * `report (conflict, who, YYYY-MM-DD HH.MM).odt`.
   */
  | 'COPY'
  /** The error says what is there now, and the bytes stay for 7 days. */
  | 'FAIL';

export type OpenLinkInput = {
  /** The visitor's network address, believed only where the call is signed (IAM), as our web server does. */
  address?: InputMaybe<Scalars['String']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  /** True: `preview` is wanted even where it counts as a download. Absent: of a link with a limit it is null. */
  spendsDownload?: InputMaybe<Scalars['Boolean']['input']>;
  /** What follows `/l/` in the link's address. */
  token: Scalars['String']['input'];
};

/** The person a document belongs to. */
export type Owner = {
  email: Scalars['AWSEmail']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

/** Somebody as shown beside a document. */
export type Person = {
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

export type PresignUploadPartsInput = {
  /** 1 to 50. */
  parts: Array<UploadPartInput>;
  uploadId: Scalars['ID']['input'];
};

/** What to send to S3, exactly as given. Whoever holds it may use it until `expiresAt`: keep it out of logs. */
export type PresignedRequest = {
  expiresAt: Scalars['AWSDateTime']['output'];
  headers: Array<Header>;
  method: Scalars['String']['output'];
  url: Scalars['String']['output'];
};

export type PublishChangeInput = {
  actorId: Scalars['ID']['input'];
  actorName: Scalars['String']['input'];
  at: Scalars['AWSDateTime']['input'];
  audience: Array<Scalars['ID']['input']>;
  documentId: Scalars['ID']['input'];
  expiresAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  kind: ChangeKind;
  name: Scalars['String']['input'];
  recipientId?: InputMaybe<Scalars['ID']['input']>;
  revision: Scalars['Int']['input'];
  version: Scalars['Int']['input'];
};

/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type Query = {
  /** Newest first; `limit` as for documents. Needs VIEWER. Errors: Invalid, NotFound. */
  activity: ActivityPage;
  /**
   * The caller's feed behind `after`, of 1 to 100 changes, 50 when `limit` is absent. Without `after`: nothing but the cursor of
   * its end, to begin with: take it, list what there is, then follow. Errors: Invalid, and CursorReset with errorInfo
   * `{ cursor }` where changes after this cursor are not kept any more: list anew, and go on from that one.
   */
  changes: ChangePage;
  /**
   * Who asks with this code; case, spaces and dashes do not matter. Of wrong codes a person may enter 10 an hour, here and in
   * the mutations together, a network 300, and everybody together 3,000. Errors: Invalid, NotFound (ended, too), RateLimited with errorInfo `{ retryAfter }` in seconds, Busy.
   */
  deviceLogin: DeviceLogin;
  /** Those that are signed in as the caller, in no order. */
  devices: Array<Device>;
  /** Errors: NotFound. */
  document: Document;
  /** OWNED when `view` is absent. `limit` is 1 to 100, 50 when absent. Errors: Invalid. */
  documents: DocumentPage;
  /** Newest first, at most 100. Needs MANAGER. Errors: NotFound, Forbidden. */
  links: Array<ShareLink>;
  /** The caller's own account. */
  me: Account;
  /** In the order of the addresses; `limit` as for documents. Needs MANAGER. Errors: Invalid, NotFound, Forbidden. */
  shares: SharePage;
  /** Of the caller, whatever became of it. Errors: NotFound. */
  upload: Upload;
  /** The caller's uploads that are open: on their way, or kept since they lost a race. */
  uploads: Array<Upload>;
  /** Newest first; `limit` as for documents. Needs VIEWER. Errors: Invalid, NotFound. */
  versions: VersionPage;
};


/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type QueryActivityArgs = {
  documentId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type QueryDeviceLoginArgs = {
  userCode: Scalars['String']['input'];
};


/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type QueryDocumentArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type QueryDocumentsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  view?: InputMaybe<DocumentView>;
};


/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type QueryLinksArgs = {
  documentId: Scalars['ID']['input'];
};


/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type QuerySharesArgs = {
  documentId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type QueryUploadArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Every field answers the signed-in user only. Absent and null mean the same in every input. An error carries an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * Several documents at once are aliased fields of one request, up to 26. `createUpload` and `completeUpload` may be null, and
 * are so beside their error only: where one of them fails, the others keep their answers.
 */
export type QueryVersionsArgs = {
  documentId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};

export type RenameDeviceInput = {
  id: Scalars['ID']['input'];
  /** 1 to 80 bytes of UTF-8. */
  name: Scalars['String']['input'];
};

export type RestoreVersionInput = {
  /** The newest version the caller knows of; another one by now is a `VersionConflict`. */
  baseVersion: Scalars['Int']['input'];
  documentId: Scalars['ID']['input'];
  /** The version to bring back as the newest. */
  version: Scalars['Int']['input'];
};

/** Each role may do what the one before it may. OWNER is never given: it comes with creating the document. */
export type Role =
  | 'EDITOR'
  | 'MANAGER'
  | 'OWNER'
  | 'VIEWER';

/**
 * What somebody was given, by their address. Whether there is an account with it yet shows nowhere: without one, the document
 * waits for whoever signs in with that address.
 */
export type Share = {
  createdAt: Scalars['AWSDateTime']['output'];
  /** Who shared it first. */
  createdBy: Person;
  documentId: Scalars['ID']['output'];
  /** In lower case. */
  email: Scalars['AWSEmail']['output'];
  /** From this instant on it opens nothing, and soon after it is gone; null: for good. */
  expiresAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** Of the address: sharing with it again is the same share. */
  id: Scalars['ID']['output'];
  /** VIEWER, EDITOR or MANAGER. */
  role: Role;
};

export type ShareDocumentInput = {
  documentId: Scalars['ID']['input'];
  /** Plain ASCII, at most 254 characters; a domain in another script as xn--. Case does not matter. */
  email: Scalars['AWSEmail']['input'];
  /** A time to come; absent: for good. What a MANAGER gives ends with their own at the latest. */
  expiresAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** VIEWER, EDITOR or MANAGER. A MANAGER gives VIEWER or EDITOR. */
  role: Role;
};

/**
 * Lets whoever has its address see a document, and fetch it, without an account. Made by an OWNER or a MANAGER; a MANAGER's link
 * opens nothing any more once they are no MANAGER.
 */
export type ShareLink = {
  createdAt: Scalars['AWSDateTime']['output'];
  createdBy: Person;
  documentId: Scalars['ID']['output'];
  /** Since the link was made. Of a link with a limit, previews are counted too: they bring the same bytes. */
  downloadCount: Scalars['Int']['output'];
  /** Null: any number. */
  downloadLimit: Maybe<Scalars['Int']['output']>;
  /** Null: for good. */
  expiresAt: Maybe<Scalars['AWSDateTime']['output']>;
  hasPassword: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** True: it is shown where a browser can do so, and not offered for download. Who sees bytes can keep them nevertheless. */
  isPreviewOnly: Scalars['Boolean']['output'];
  lastWrongAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** What to hand on: told once, in the answer of `createLink`, and null ever after, since it is not kept. */
  url: Maybe<Scalars['AWSURL']['output']>;
  /** Since the link was made or they were forgotten. */
  wrongPasswords: Scalars['Int']['output'];
};

export type SharePage = {
  items: Array<Share>;
  /** Pass it as `nextToken` for the page after this one; null on the last page. */
  nextToken: Maybe<Scalars['String']['output']>;
};

/**
 * What a program starts a sign-in with. The person approves it in a browser, and no password and no token passes the program's
 * window or our servers.
 */
export type StartDeviceLoginInput = {
  /** The program's name as the person knows it, 1 to 80 bytes of UTF-8. */
  clientName: Scalars['String']['input'];
  /** 1 to 40 bytes of UTF-8. */
  clientVersion: Scalars['String']['input'];
  /**
   * The S256 challenge (RFC 7636) of a verifier that never leaves the program: 43 characters of base64url. Whoever has not
   * the verifier can do nothing with the code that comes of it.
   */
  codeChallenge: Scalars['String']['input'];
  /** Such as `Linux x86_64` or the computer's name, 1 to 80 bytes of UTF-8. */
  platform: Scalars['String']['input'];
  /** The device code of a sign-in that this one takes the place of: the older one ends at once. */
  replaces?: InputMaybe<Scalars['String']['input']>;
};

export type Subscription = {
  /**
   * What happens to the caller's documents from now on, or to the one that is named. Whatever was missed while nobody listened
   * is in `changes`. Errors: NotFound.
   */
  onChange: Maybe<Change>;
};


export type SubscriptionOnChangeArgs = {
  documentId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateDocumentInput = {
  id: Scalars['ID']['input'];
  /** True makes the document read-only for good: no new versions, no renames. Needs MANAGER; absent: stays. */
  isReadOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** The new name, by the rules of `Document.name`; absent: stays. Needs EDITOR. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** What is absent stays as it is. Whoever changes a link answers for it from then on: what a MANAGER changes ends with them. */
export type UpdateLinkInput = {
  documentId: Scalars['ID']['input'];
  /** Of all downloads since the link was made. */
  downloadLimit?: InputMaybe<Scalars['Int']['input']>;
  expiresAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** True: `wrongPasswords` begins anew, and nobody has to wait any longer. */
  forgetsWrongPasswords?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
  /** True takes the expiry away. */
  isForever?: InputMaybe<Scalars['Boolean']['input']>;
  isPreviewOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** True takes the limit away. */
  isUnlimited?: InputMaybe<Scalars['Boolean']['input']>;
  /** True takes the password away. */
  isWithoutPassword?: InputMaybe<Scalars['Boolean']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateShareInput = {
  documentId: Scalars['ID']['input'];
  /** A time to come; absent: stays. */
  expiresAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** True takes the expiry away; there is no false. */
  isForever?: InputMaybe<Scalars['Boolean']['input']>;
  /** Absent: stays. */
  role?: InputMaybe<Role>;
  shareId: Scalars['ID']['input'];
};

/** A place for bytes that are on their way. Visible to the person who made it only. */
export type Upload = {
  /** The version it is based on; null for a new document. */
  baseVersion: Maybe<Scalars['Int']['output']>;
  createdAt: Scalars['AWSDateTime']['output'];
  /** The document it will become or became a version of; for a new document the id it will have. */
  documentId: Scalars['ID']['output'];
  /** When the upload ends unless it is completed: an hour after it was made, or 7 days for one in parts. */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** The `clientRequestId` it was made with, else a ULID. */
  id: Scalars['ID']['output'];
  /** As it was declared. */
  mimeType: Scalars['String']['output'];
  /** The document's name when the upload was made, or when it was completed. */
  name: Scalars['String']['output'];
  /** How the bytes are cut; null up to 16 MiB, where `put` sends them. */
  parts: Maybe<MultipartPlan>;
  /**
   * Sends all the bytes at once; null above 16 MiB and once the upload is not OPEN. Only `createUpload` answers it: call that
   * again with the same input for a fresh one.
   */
  put: Maybe<PresignedRequest>;
  /** Bytes. */
  size: Scalars['Float']['output'];
  state: UploadState;
  /** The parts that have arrived. Null where there are none to send, where the upload is not OPEN, and in lists. */
  uploadedParts: Maybe<Array<UploadedPart>>;
};

/** A PUT for one part. It sends nothing else, so that a part may be asked for and sent again. */
export type UploadPart = {
  partNumber: Scalars['Int']['output'];
  request: PresignedRequest;
};

export type UploadPartInput = {
  /** 1 to `partCount`, none twice in a call. */
  partNumber: Scalars['Int']['input'];
  /** Of this part: 64 lowercase hexadecimal digits. */
  sha256: Scalars['String']['input'];
  /** Bytes: exactly what the plan says. */
  size: Scalars['Float']['input'];
};

export type UploadState =
  | 'ABORTED'
  | 'COMPLETED'
  /** All bytes have arrived and are being put together: call `completeUpload`, again after a `Busy`. */
  | 'COMPLETING'
  | 'EXPIRED'
  /** Bytes may be sent. */
  | 'OPEN';

export type UploadedPart = {
  partNumber: Scalars['Int']['output'];
  /** 64 lowercase hexadecimal digits, verified. */
  sha256: Scalars['String']['output'];
  /** Bytes. */
  size: Scalars['Float']['output'];
};

/** Room and how it is used, in bytes. All versions of the documents that the person owns count, whoever saved them. */
export type Usage = {
  bytesQuota: Scalars['Float']['output'];
  /** Of uploads that are open. */
  bytesReserved: Scalars['Float']['output'];
  /** Of saved versions. A save counts as reserved until a moment after it. */
  bytesUsed: Scalars['Float']['output'];
  /** Documents owned, with those whose first upload is open. */
  documentCount: Scalars['Int']['output'];
};

/** One save of a document, for good: its bytes never change. */
export type Version = {
  createdAt: Scalars['AWSDateTime']['output'];
  createdBy: Person;
  documentId: Scalars['ID']['output'];
  isSha256Verified: Scalars['Boolean']['output'];
  mimeType: Scalars['String']['output'];
  /** The document's name at that save. */
  name: Scalars['String']['output'];
  /** The version whose bytes this one brought back; null for a save of new bytes. */
  restoredFrom: Maybe<Scalars['Int']['output']>;
  /** 64 lowercase hexadecimal digits. */
  sha256: Scalars['String']['output'];
  /** Bytes. */
  size: Scalars['Float']['output'];
  /** 1 for the first save. */
  version: Scalars['Int']['output'];
};

export type VersionPage = {
  items: Array<Version>;
  /** Pass it as `nextToken` for the page after this one; null on the last page. */
  nextToken: Maybe<Scalars['String']['output']>;
};
