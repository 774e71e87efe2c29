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
  /** Pass it as `nextToken` to get the next page; null on the last page. */
  nextToken: Maybe<Scalars['String']['output']>;
};

/**
 * One change of one document. `onChange` pushes it when it happens, and may lose it; `changes` keeps it for 30 days in the feed
 * of everybody it concerns, and loses none.
 */
export type Change = {
  actorId: Scalars['ID']['output'];
  actorName: Scalars['String']['output'];
  at: Scalars['AWSDateTime']['output'];
  /** The people a pushed change is for, who never see this field. */
  audience: Maybe<Array<Scalars['ID']['output']>>;
  documentId: Scalars['ID']['output'];
  /** When the caller's access ends, if SHARED is about the caller and the access expires. */
  expiresAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** The same wherever this change is shown. */
  id: Scalars['ID']['output'];
  kind: ChangeKind;
  /** The document's name after this change. */
  name: Scalars['String']['output'];
  /** The caller's own id if SHARED or UNSHARED is about the caller, else null. */
  recipientId: Maybe<Scalars['ID']['output']>;
  /** The document's revision after this change; it orders the changes of one document. */
  revision: Scalars['Int']['output'];
  /** The document's newest version after this change. */
  version: Scalars['Int']['output'];
};

export type ChangeKind =
  | 'CREATED'
  | 'DELETED'
  | 'RENAMED'
  /** Back from the trash. */
  | 'RESTORED'
  /** A new version was saved, or an old one restored. */
  | 'SAVED'
  /** Somebody was given access, or other access than before. */
  | 'SHARED'
  | 'TRASHED'
  /** Somebody's access has ended. */
  | 'UNSHARED'
  /** It has become read-only. */
  | 'UPDATED';

/** A page of the caller's feed, oldest first. */
export type ChangePage = {
  /** The end of this page: pass it as `after`. Opaque, and valid for the caller only. */
  cursor: Scalars['String']['output'];
  /** True if there are more changes right now. */
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
   * Absent: the base the upload was made with. After a `VersionConflict`, state the newer version to save on top of it; the bytes
   * that lost stay for 7 days.
   */
  baseVersion?: InputMaybe<Scalars['Int']['input']>;
  /** FAIL when absent. */
  onConflict?: InputMaybe<OnConflict>;
  /** The sha256 of the whole file; needed unless `createUpload` was given it. If both were, they must be the same. */
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
  /** Absent: it does not expire. If the caller's own share as MANAGER expires, the link ends with it at the latest. */
  expiresAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** Absent: false. */
  isPreviewOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** 8 to 128 characters. Absent: no password. */
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
  /** Absent for a new document. */
  documentId?: InputMaybe<Scalars['ID']['input']>;
  /** True for a new document that is read-only once it is saved. */
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
  /** The network address that it was last seen at, if known. */
  address: Maybe<Scalars['String']['output']>;
  clientName: Scalars['String']['output'];
  clientVersion: Scalars['String']['output'];
  /** When it signed in. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** The session at the user pool (`origin_jti`), which refreshes do not change. */
  id: Scalars['ID']['output'];
  /** True for the device that asks. */
  isCurrent: Scalars['Boolean']['output'];
  /** To the hour. */
  lastSeenAt: Scalars['AWSDateTime']['output'];
  name: Scalars['String']['output'];
  platform: Scalars['String']['output'];
};

/**
 * Parameters of the pool's authorize endpoint, to which the browser goes next. Only the program that made `codeChallenge` can use
 * the code that comes back to `redirectUri`.
 */
export type DeviceApproval = {
  clientId: Scalars['String']['output'];
  /** S256. */
  codeChallenge: Scalars['String']['output'];
  redirectUri: Scalars['AWSURL']['output'];
  /** Keep it in the browser's session, and compare it when the browser comes back. */
  state: Scalars['String']['output'];
};

/** A program that asks to be signed in, as shown to the person before they decide. Its name is its own claim. */
export type DeviceLogin = {
  /** The network address that the request came from, if known. */
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
  /** For `pollDeviceLogin` and `registerDevice`. Keep it secret: out of URLs and logs. */
  deviceCode: Scalars['String']['output'];
  /** Seconds until the sign-in expires unless the person approves it. */
  expiresIn: Scalars['Int']['output'];
  /** Seconds to leave between polls. */
  interval: Scalars['Int']['output'];
  /** Show it to the person, who compares it with the one in the browser: `XXXX-XXXX`. */
  userCode: Scalars['String']['output'];
  /** Where the person enters the code. */
  verificationUri: Scalars['AWSURL']['output'];
  /** The same page with the code in its address. Opening it approves nothing. */
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
  /** The person has refused. Do not start again unless the person asks for it. */
  | 'DENIED'
  /** It took too long, the code was used already, or there is none like it. */
  | 'EXPIRED'
  /** The person has not decided yet. */
  | 'PENDING'
  /** As PENDING, but the poll came too early: `interval` is 5 seconds longer from now on. */
  | 'SLOW_DOWN';

/** A file kept by Quire, at its newest version. Bytes never change: each save makes a new version beside the old ones. */
export type Document = {
  createdAt: Scalars['AWSDateTime']['output'];
  /** A ULID. */
  id: Scalars['ID']['output'];
  /** True: no new versions and no renames, for good. */
  isReadOnly: Scalars['Boolean']['output'];
  /**
   * True if the server has verified `sha256`. False for a file that was sent in parts: there the writer states it, and the server
   * has verified the sha256 of each part.
   */
  isSha256Verified: Scalars['Boolean']['output'];
  /** The declared type if the name's ending and the first bytes agree with it, else `application/octet-stream`. A rename keeps it. */
  mimeType: Scalars['String']['output'];
  /**
   * The file name with its extension: Unicode NFC, 1 to 255 bytes of UTF-8, no `/`, and nothing that hides or turns text, such
   * as control characters and overrides of direction. Documents from before this rule may still have such names: remove those
   * characters where people see the name.
   */
  name: Scalars['String']['output'];
  owner: Owner;
  /** Grows by 1 with every change of any kind, saves included. */
  revision: Scalars['Int']['output'];
  /** What the caller may do with it. */
  role: Role;
  /** 64 lowercase hexadecimal digits. */
  sha256: Scalars['String']['output'];
  /** Bytes, at most 50 GiB (53,687,091,200). A Float since GraphQL's Int ends at 2 GiB. */
  size: Scalars['Float']['output'];
  /** When it was put in the trash; null if it is not there. */
  trashedAt: Maybe<Scalars['AWSDateTime']['output']>;
  updatedAt: Scalars['AWSDateTime']['output'];
  updatedBy: Person;
  /** 1 for the first save; each save adds 1. */
  version: Scalars['Int']['output'];
};

export type DocumentPage = {
  items: Array<Document>;
  /** Pass it as `nextToken` to get the next page; null on the last page. */
  nextToken: Maybe<Scalars['String']['output']>;
};

export type DocumentView =
  /** The caller's own documents that are not in the trash, newest change first. */
  | 'OWNED'
  /**
   * What others share with the caller, newest share first: at most 50 a page, and fewer if some documents cannot be opened any
   * more. It may lag by a moment.
   */
  | 'SHARED'
  /** The caller's own documents in the trash, newest first. After 30 days there it is deleted for good. */
  | 'TRASH';

/** How to download a version. Compare the bytes with `size` and `sha256`. */
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
  /** Null if the link is for preview only. Selecting this field counts as a download, so do not select it just to look. */
  download: Maybe<Download>;
  /** Null: no limit. */
  downloadsLeft: Maybe<Scalars['Int']['output']>;
  expiresAt: Maybe<Scalars['AWSDateTime']['output']>;
  hasPassword: Scalars['Boolean']['output'];
  isPreviewOnly: Scalars['Boolean']['output'];
  /** True for what browsers can show safely: pictures, PDF, text, audio and video. */
  isPreviewable: Scalars['Boolean']['output'];
  isSha256Verified: Scalars['Boolean']['output'];
  mimeType: Scalars['String']['output'];
  name: Scalars['String']['output'];
  ownerName: Scalars['String']['output'];
  /** For showing in a page, with a type that is safe to show; null if it cannot be shown. See `spendsDownload`. */
  preview: Maybe<Download>;
  sha256: Scalars['String']['output'];
  size: Scalars['Float']['output'];
  updatedAt: Scalars['AWSDateTime']['output'];
  version: Scalars['Int']['output'];
};

/** Parts 1 to `partCount` have `partSize` bytes each; the last one has the rest. */
export type MultipartPlan = {
  partCount: Scalars['Int']['output'];
  /** Bytes. */
  partSize: Scalars['Float']['output'];
};

export type Mutation = {
  /**
   * Gives up an upload: its space is free at once, and its bytes are removed. Aborting again gives the same answer.
   * Errors: NotFound, Conflict (completed already), Busy.
   */
  abortUpload: Scalars['ID']['output'];
  /**
   * Approves a program's sign-in. Repeated by the same person, it gives the same answer. Needs a sign-in within the last 10 minutes.
   * Errors: as deviceLogin; Unauthorized with reason SIGN_IN_AGAIN; Conflict with errorInfo `{ state }` if it is decided already.
   */
  approveDeviceLogin: DeviceApproval;
  /**
   * Hands the authorization code over to the waiting program. Only the person who approved can do so, and may repeat it.
   * Errors: Invalid, NotFound, Expired, Conflict with errorInfo `{ state }`, Busy.
   */
  completeDeviceLogin: DeviceLogin;
  /**
   * The save: the uploaded bytes become the document's newest version. Completing again gives the same answer.
   * Errors: Invalid, NotFound, Forbidden, Conflict (no bytes yet, or other bytes; errorInfo `{ missingParts }` tells up to 50
   * parts to send), Expired, ReadOnlyDocument, Busy (with errorInfo `{ retryAfter }` in seconds), and VersionConflict with errorInfo
   * `{ version, updatedAt, updatedBy: { id, name }, uploadId }`.
   */
  completeUpload: Maybe<Document>;
  /** Signs a GET, good for 60 seconds. Needs VIEWER. Errors: NotFound, also for an unknown version. */
  createDownload: Download;
  /**
   * Makes a link to a document, at most 100 of them. Needs MANAGER. A read-only document allows it, one in the trash does not.
   * A person makes at most 1,000 a day.
   * Errors: Invalid, NotFound, Forbidden, Conflict (in the trash), QuotaExceeded, RateLimited with errorInfo `{ retryAfter }` in
   * seconds, Busy.
   */
  createLink: ShareLink;
  /**
   * Reserves space and signs a PUT that is bound to length, sha256 and type; above 16 MiB it says how to cut the bytes into parts.
   * Needs EDITOR on an existing document. A person has at most 1,000 uploads open, and owns at most 100,000 documents.
   * Errors: Invalid, NotFound, Forbidden, ReadOnlyDocument, QuotaExceeded, Conflict, Expired, Busy.
   */
  createUpload: Maybe<Upload>;
  /**
   * Deletes a document for good, whether or not it is in the trash, with all its versions, bytes and open uploads. The space is
   * free a moment later. Needs OWNER. Errors: NotFound (also if it was deleted already), Forbidden, Busy.
   */
  deleteDocument: Scalars['ID']['output'];
  /**
   * Refuses a program's sign-in, even if it was just approved. Denying again gives the same answer.
   * Errors: as deviceLogin; Conflict once the device is registered: revoke it then.
   */
  denyDeviceLogin: DeviceLogin;
  /** Gives up the caller's own access to a document. Errors: Invalid (the caller owns it), NotFound, Busy. */
  leaveDocument: Scalars['ID']['output'];
  /**
   * The document behind a link. Looking does not count as a download. A call may select one of `download` and `preview`, each a GET
   * that is good for 60 seconds.
   * Errors: NotFound (no such link, it was revoked, or its document is gone), Expired with errorInfo `{ reason }`: EXPIRED or USED_UP,
   * Unauthorized with reason PASSWORD_NEEDED or PASSWORD_WRONG, RateLimited with errorInfo `{ retryAfter }` in seconds after too
   * many wrong passwords from the same address, Invalid, Busy.
   */
  openLink: LinkedDocument;
  /** The state of a sign-in. Errors: Invalid, Busy. */
  pollDeviceLogin: DeviceLoginPoll;
  /**
   * Signs PUTs for some parts, each bound to its number, length and sha256 and good for 60 seconds. A part may be sent again.
   * Errors: Invalid, NotFound, Forbidden, ReadOnlyDocument, Conflict (it has no parts, or all have arrived), Expired.
   */
  presignUploadParts: Array<UploadPart>;
  /** For our own functions: tells subscribers what has come into their feeds. */
  publishChange: Change;
  /**
   * Registers the calling desktop session as a device of the caller: before this its tokens are good for nothing else. Repeated
   * with the same session, it answers the same device. If `name` is absent, it is named after program and platform.
   * Errors: Invalid, Forbidden (not a desktop session), NotFound, Conflict with errorInfo `{ state }`, Expired,
   * Unauthorized with reason DEVICE_REVOKED, Busy.
   */
  registerDevice: Device;
  /** Errors: Invalid, NotFound. */
  renameDevice: Device;
  /** Takes a document out of the trash, for everybody who had access. Needs OWNER. Errors: NotFound, Forbidden, Busy. */
  restoreDocument: Document;
  /**
   * Makes an old version the newest again: a save like any other, but without sending bytes. Needs EDITOR.
   * Errors: Invalid, NotFound, Forbidden, ReadOnlyDocument, VersionConflict, Busy.
   */
  restoreVersion: Document;
  /** Refuses the device's tokens from the next call on, for good. Revoking again gives the same answer. Errors: NotFound. */
  revokeDevice: Scalars['ID']['output'];
  /** Ends a link for good, from the next call on. Needs MANAGER. Errors: NotFound (also if it was revoked already), Forbidden, Busy. */
  revokeLink: Scalars['ID']['output'];
  /**
   * Revokes all devices except the caller's own, and answers with their ids: at most 100 a call, so call again until there are
   * none. Errors: Busy.
   */
  revokeOtherDevices: Array<Scalars['ID']['output']>;
  /**
   * Revokes a share, also of a document in the trash: the person's next call fails. Shares that they gave as MANAGER end with it.
   * Needs MANAGER, and OWNER for a MANAGER's share. Errors: NotFound, Forbidden, Busy.
   */
  revokeShare: Scalars['ID']['output'];
  /**
   * Shares a document with an address, and sends a mail there: at most 200 mails a day for one who shares, 5 of them to one
   * address, and 50 to an address by whomever. Shares beyond that work, but no mail is sent. Sharing again with the same address
   * replaces role and expiry. Needs MANAGER. A share that a MANAGER gives works only while they are MANAGER; if they only reduce
   * somebody else's share, it still counts as given by that person.
   * Errors: Invalid (also for the owner's and the caller's own address), NotFound, Forbidden, Conflict (in the trash),
   * QuotaExceeded (500 shares a document), RateLimited with errorInfo `{ retryAfter }` in seconds (1,000 new shares a day), Busy.
   */
  shareDocument: Share;
  /**
   * Ends the caller's session: its tokens, and those from its refresh token, are refused from the next call on. Answers with the
   * session's id. Revoke the refresh token at the pool after that. Errors: Busy.
   */
  signOut: Scalars['ID']['output'];
  /**
   * Starts the sign-in of a program, which a person must then approve. Errors: Invalid, RateLimited with errorInfo `{ retryAfter }` in seconds (300
   * an hour of one network, 6,000 of all), Busy.
   */
  startDeviceLogin: DeviceLoginStart;
  /**
   * Puts a document in the trash, where only its owner sees it and nothing of it can change; after 30 days it is deleted. A
   * read-only document allows it. Trashing again gives the same answer. Needs OWNER. Errors: NotFound, Forbidden, Busy.
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

/** What to do with a save if its document has a newer version, or is now read-only or in the trash. */
export type OnConflict =
  /**
   * Save the bytes as a new document beside the other one, with the same owner, named
   * `report (conflict, who, YYYY-MM-DD HH.MM).odt`.
   */
  | 'COPY'
  /** Fail with an error that tells the present state, and the bytes stay for 7 days. */
  | 'FAIL';

export type OpenLinkInput = {
  /** The visitor's network address; used only if the call is signed (IAM), as our web server's calls are. */
  address?: InputMaybe<Scalars['String']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  /** True: answer `preview` even if it counts as a download. Absent: it is null for a link with a limit. */
  spendsDownload?: InputMaybe<Scalars['Boolean']['input']>;
  /** The part of the link's address after `/l/`. */
  token: Scalars['String']['input'];
};

/** The person who owns a document. */
export type Owner = {
  email: Scalars['AWSEmail']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

/** A person as shown beside a document. */
export type Person = {
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

export type PresignUploadPartsInput = {
  /** 1 to 50. */
  parts: Array<UploadPartInput>;
  uploadId: Scalars['ID']['input'];
};

/** A request to send to S3 exactly as given. Anybody who has it can use it until `expiresAt`: keep it out of logs. */
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
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
 */
export type Query = {
  /** Newest first; `limit` as for documents. Needs VIEWER. Errors: Invalid, NotFound. */
  activity: ActivityPage;
  /**
   * The caller's feed after the cursor `after`, in pages of 1 to 100 changes, 50 when `limit` is absent. Without `after` it answers
   * only the cursor of the feed's end: start with it, list the documents, then follow. Errors: Invalid, and CursorReset with
   * errorInfo `{ cursor }` if changes after this cursor are no longer kept: list again, and continue from that cursor.
   */
  changes: ChangePage;
  /**
   * The sign-in with this code; case, spaces and dashes do not matter. Of wrong codes a person may enter 10 an hour, here and in
   * the mutations together, a network 300, and everybody together 3,000. Errors: Invalid, NotFound (also if it has ended),
   * RateLimited with errorInfo `{ retryAfter }` in seconds, Busy.
   */
  deviceLogin: DeviceLogin;
  /** The devices that are signed in as the caller, in no particular order. */
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
  /** An upload of the caller, open or ended. Errors: NotFound. */
  upload: Upload;
  /** The caller's open uploads: those under way, and those kept after a conflict. */
  uploads: Array<Upload>;
  /** Newest first; `limit` as for documents. Needs VIEWER. Errors: Invalid, NotFound. */
  versions: VersionPage;
};


/**
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
 */
export type QueryActivityArgs = {
  documentId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
 */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
 */
export type QueryDeviceLoginArgs = {
  userCode: Scalars['String']['input'];
};


/**
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
 */
export type QueryDocumentArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
 */
export type QueryDocumentsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  view?: InputMaybe<DocumentView>;
};


/**
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
 */
export type QueryLinksArgs = {
  documentId: Scalars['ID']['input'];
};


/**
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
 */
export type QuerySharesArgs = {
  documentId: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
 */
export type QueryUploadArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Fields need a signed-in user unless they say otherwise. In every input, absent and null mean the same. An error has an `errorType`:
 * Unauthorized, Forbidden, NotFound, Invalid, VersionConflict, Conflict, ReadOnlyDocument, QuotaExceeded, RateLimited,
 * Expired, CursorReset or Busy; what the caller may not see is NotFound. Where a new sign-in or registration helps, Unauthorized
 * has errorInfo `{ reason }`: SIGN_IN_AGAIN, SESSION_ENDED (forget the tokens), DEVICE_NOT_REGISTERED (see `registerDevice`) or
 * DEVICE_REVOKED (forget the tokens).
 *
 * To work on several documents at once, alias fields in one request, up to 26. `createUpload` and `completeUpload` are null only
 * if they fail, so that the other fields of the request keep their answers.
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
  /** The newest version that the caller knows; if there is a newer one, the answer is `VersionConflict`. */
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
 * A person's access to a document, given to an email address. It does not show whether there is an account with the address:
 * without one, the document waits until somebody signs in with it.
 */
export type Share = {
  createdAt: Scalars['AWSDateTime']['output'];
  /** Who shared it first. */
  createdBy: Person;
  documentId: Scalars['ID']['output'];
  /** In lower case. */
  email: Scalars['AWSEmail']['output'];
  /** When the access ends; the share is removed soon after. Null: it does not expire. */
  expiresAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** Derived from the address: sharing with it again changes the same share. */
  id: Scalars['ID']['output'];
  /** VIEWER, EDITOR or MANAGER. */
  role: Role;
};

export type ShareDocumentInput = {
  documentId: Scalars['ID']['input'];
  /** Plain ASCII, at most 254 characters; a domain in another script as xn--. Case does not matter. */
  email: Scalars['AWSEmail']['input'];
  /** A future time; absent: it does not expire. A share that a MANAGER gives ends with their own at the latest. */
  expiresAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** VIEWER, EDITOR or MANAGER. A MANAGER gives VIEWER or EDITOR. */
  role: Role;
};

/**
 * Lets anybody who has its address see and download a document without an account. Made by an OWNER or a MANAGER; a MANAGER's
 * link stops working once they are no longer MANAGER.
 */
export type ShareLink = {
  createdAt: Scalars['AWSDateTime']['output'];
  createdBy: Person;
  documentId: Scalars['ID']['output'];
  /** Since the link was made. With a limit, previews count as well: they deliver the same bytes. */
  downloadCount: Scalars['Int']['output'];
  /** Null: no limit. */
  downloadLimit: Maybe<Scalars['Int']['output']>;
  /** Null: it does not expire. */
  expiresAt: Maybe<Scalars['AWSDateTime']['output']>;
  hasPassword: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** True: browsers show the document if they can, and offer no download. Those who see it can still keep the bytes. */
  isPreviewOnly: Scalars['Boolean']['output'];
  lastWrongAt: Maybe<Scalars['AWSDateTime']['output']>;
  /** The address to hand on. Only the answer of `createLink` has it; it is not kept, so it is null ever after. */
  url: Maybe<Scalars['AWSURL']['output']>;
  /** Since the link was made, or since they were last forgotten. */
  wrongPasswords: Scalars['Int']['output'];
};

export type SharePage = {
  items: Array<Share>;
  /** Pass it as `nextToken` to get the next page; null on the last page. */
  nextToken: Maybe<Scalars['String']['output']>;
};

/**
 * How a program starts a sign-in. The person approves it in a browser; the program never sees a password, and our servers never
 * see a token.
 */
export type StartDeviceLoginInput = {
  /** The program's name as the person knows it, 1 to 80 bytes of UTF-8. */
  clientName: Scalars['String']['input'];
  /** 1 to 40 bytes of UTF-8. */
  clientVersion: Scalars['String']['input'];
  /**
   * The S256 challenge (RFC 7636) of a verifier that never leaves the program: 43 characters of base64url. Without the verifier
   * nobody can use the authorization code.
   */
  codeChallenge: Scalars['String']['input'];
  /** Such as `Linux x86_64` or the computer's name, 1 to 80 bytes of UTF-8. */
  platform: Scalars['String']['input'];
  /** The device code of an earlier sign-in that this one replaces: the earlier one ends at once. */
  replaces?: InputMaybe<Scalars['String']['input']>;
};

export type Subscription = {
  /**
   * Changes of the caller's documents from now on, or only of the one named. Those missed while nobody listened are in `changes`.
   * Errors: NotFound.
   */
  onChange: Maybe<Change>;
};


export type SubscriptionOnChangeArgs = {
  documentId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateDocumentInput = {
  id: Scalars['ID']['input'];
  /** True makes the document read-only for good: no new versions, no renames. Needs MANAGER; absent: unchanged. */
  isReadOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** The new name, by the rules of `Document.name`; absent: unchanged. Needs EDITOR. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Absent fields stay unchanged. The caller becomes the link's giver: one that a MANAGER has changed stops working with them. */
export type UpdateLinkInput = {
  documentId: Scalars['ID']['input'];
  /** Counts all downloads since the link was made. */
  downloadLimit?: InputMaybe<Scalars['Int']['input']>;
  expiresAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** True resets `wrongPasswords` to 0, and nobody has to wait any longer. */
  forgetsWrongPasswords?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
  /** True removes the expiry. */
  isForever?: InputMaybe<Scalars['Boolean']['input']>;
  isPreviewOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** True removes the limit. */
  isUnlimited?: InputMaybe<Scalars['Boolean']['input']>;
  /** True removes the password. */
  isWithoutPassword?: InputMaybe<Scalars['Boolean']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateShareInput = {
  documentId: Scalars['ID']['input'];
  /** A future time; absent: unchanged. */
  expiresAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** True removes the expiry; false is not allowed. */
  isForever?: InputMaybe<Scalars['Boolean']['input']>;
  /** Absent: unchanged. */
  role?: InputMaybe<Role>;
  shareId: Scalars['ID']['input'];
};

/** A save under way, to which bytes are sent. Only the person who made it can see it. */
export type Upload = {
  /** The version it is based on; null for a new document. */
  baseVersion: Maybe<Scalars['Int']['output']>;
  createdAt: Scalars['AWSDateTime']['output'];
  /** The document that it becomes a version of; for a new document the id that it will have. */
  documentId: Scalars['ID']['output'];
  /** When the upload ends unless it is completed: an hour after it was made, or 7 days for one in parts. */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** The `clientRequestId` it was made with, or else a ULID. */
  id: Scalars['ID']['output'];
  /** As it was declared. */
  mimeType: Scalars['String']['output'];
  /** The document's name when the upload was made, or when it was completed. */
  name: Scalars['String']['output'];
  /** How to cut the bytes into parts; null up to 16 MiB, where `put` sends them. */
  parts: Maybe<MultipartPlan>;
  /**
   * Sends all the bytes at once; null above 16 MiB and once the upload is not OPEN. Only `createUpload` answers it: call that
   * again with the same input for a fresh one.
   */
  put: Maybe<PresignedRequest>;
  /** Bytes. */
  size: Scalars['Float']['output'];
  state: UploadState;
  /** The parts that have arrived. Null if it has no parts, if it is not OPEN, and in lists. */
  uploadedParts: Maybe<Array<UploadedPart>>;
};

/** A PUT for one part. A part may be signed and sent again. */
export type UploadPart = {
  partNumber: Scalars['Int']['output'];
  request: PresignedRequest;
};

export type UploadPartInput = {
  /** 1 to `partCount`, each at most once in a call. */
  partNumber: Scalars['Int']['input'];
  /** The sha256 of this part: 64 lowercase hexadecimal digits. */
  sha256: Scalars['String']['input'];
  /** Bytes, exactly as the plan says. */
  size: Scalars['Float']['input'];
};

export type UploadState =
  | 'ABORTED'
  | 'COMPLETED'
  /** All bytes have arrived and are being put together: call `completeUpload` again, as after `Busy`. */
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

/** Storage space and its use, in bytes. All versions of the person's own documents count, whoever saved them. */
export type Usage = {
  bytesQuota: Scalars['Float']['output'];
  /** Reserved by open uploads. */
  bytesReserved: Scalars['Float']['output'];
  /** Used by saved versions. For a moment after a save its bytes still count as reserved. */
  bytesUsed: Scalars['Float']['output'];
  /** The number of the person's own documents, including those whose first upload is still open. */
  documentCount: Scalars['Int']['output'];
};

/** One save of a document. It never changes. */
export type Version = {
  createdAt: Scalars['AWSDateTime']['output'];
  createdBy: Person;
  documentId: Scalars['ID']['output'];
  isSha256Verified: Scalars['Boolean']['output'];
  mimeType: Scalars['String']['output'];
  /** The document's name at that save. */
  name: Scalars['String']['output'];
  /** The version that this one restored; null for a save of new bytes. */
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
  /** Pass it as `nextToken` to get the next page; null on the last page. */
  nextToken: Maybe<Scalars['String']['output']>;
};
