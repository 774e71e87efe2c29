import type { Context } from '@aws-appsync/utils';
import type { DeviceLoginPoll, DocumentView, PresignedRequest, UploadedPart } from '../generated/types';
import type { CodeCount } from '../devices/codeCounts';
import type { Granted, Needs } from './access';
import type { Place } from './feedItems';
import type { AskedLogin, CodeEntriesItem, DeviceItem, DeviceLoginItem } from './deviceItems';
import type { DocumentItem, UploadItem, VersionItem } from './items';
import type { AskedLink, FoundLink, LinkVisit } from './link';
import type { LinkItem, LinkRequestItem, LinkTriesItem } from './linkItems';
import type { MintedCodes, MintedToken } from './mint';
import type { AskedShare } from './share';
import type { GrantItem, InviteItem, ShareItem } from './shareItems';
import type { UploadPlan } from './upload';

/** All that the steps of one field tell each other. A step may read only what a step before it has written. */
type Stash = {
  needs: Needs;
  granted: Granted;
  /** Which of the counts of device codes this request goes into. */
  codeCount: CodeCount;
  /** What `access` has found where the caller's grant is good only while its giver's is. */
  onTrust: { document: DocumentItem; grant: GrantItem };
  view: DocumentView;
  page: { limit: number; nextToken: string | null };
  /** How the sort keys begin of those rows of a document that are asked for. */
  rowsOf: 'VERSION#' | 'CHANGE#';
  /** Behind which the caller's feed is asked for; null for its end. */
  feedPlace: Place | null;
  feedEnd: number;
  plan: UploadPlan;
  uploadId: string;
  /** The base given with the call; null where the upload's own counts. */
  baseVersion: number | null;
  /** The sha256 given with the call; null where the upload's own counts. */
  sha256: string | null;
  /** True where a save that meets another head is to become a copy beside it. */
  isCopyWanted: boolean;
  upload: UploadItem;
  put: PresignedRequest;
  /** A multipart that S3 has just begun. */
  multipartId: string;
  uploadedParts: UploadedPart[] | null;
  /** True when S3 is still putting the parts together. */
  isPending: boolean;
  name: string | null;
  /** True when the document is to be read-only from now on. */
  isLock: boolean;
  /** Where a document has the bytes of a save already: that document. */
  alreadySaved: DocumentItem | null;
  /** Where a save met another head than its base: that head. */
  conflict: { document: DocumentItem; baseVersion: number } | null;
  /** What the copy is called, where one is wanted. */
  copyName: string;
  /** True where the owner has no room for one more document, so that there is no copy. */
  isFull: boolean;
  /** The version asked for; null for the newest. */
  version: number | null;
  /** That version's row, where it is not the newest. */
  found: VersionItem | null;
  /** The document as this request's transaction leaves it. */
  next: DocumentItem;
  askedShare: AskedShare;
  /** The address's share of the document, where there is one. */
  share: ShareItem | null;
  /** The account that has the address; null where none has. */
  recipientId: string | null;
  /** The grant of who has the share, where it holds what the share gives. */
  shareGrant: GrantItem | null;
  /** The grant of who gets the share, as it is before. */
  recipientGrant: GrantItem | null;
  /** A share as this request leaves it. */
  nextShare: ShareItem;
  /** What that share is for who has its address: their grant, or else the invite. */
  nextGrant: GrantItem | null;
  nextInvite: InviteItem;
  askedLogin: AskedLogin;
  /** As it was given, to be hashed and never kept. */
  deviceCode: string | null;
  /** The device login that is asked for; null where no code leads to one. */
  loginId: string | null;
  deviceLogin: DeviceLoginItem | null;
  /** As it was entered, in plain capitals. */
  userCode: string;
  codeEntries: CodeEntriesItem | null;
  mintedCodes: MintedCodes;
  /** The OAuth state of the approval. */
  approvalState: string;
  /** The authorization code that came back from the pool. */
  authorizationCode: string;
  poll: DeviceLoginPoll;
  deviceId: string;
  deviceName: string | null;
  /** A device as this request leaves it. */
  device: DeviceItem;
  devices: DeviceItem[];
  askedLink: AskedLink;
  linkId: string;
  mintedToken: MintedToken;
  /** What this request has made before, where it is repeated; else absent. */
  made?: LinkRequestItem;
  /** Of the password given with the call; null where none was. */
  passwordHash: string | null;
  /** A link as this request finds or leaves it. */
  link: LinkItem;
  links: LinkItem[];
  linkVisit: LinkVisit;
  tokenHash: string;
  foundLink: FoundLink;
  /** What a link leads to. */
  linkedDocument: DocumentItem;
  linkTries: LinkTriesItem | null;
  isPasswordRight: boolean;
};

export type StepContext<Args = unknown, Result = unknown> = Context<Args, Stash, { result: unknown }, object, Result>;

type Environment = {
  TABLE: string;
  DEVICE_LOGINS: string;
  DESKTOP_CLIENT_ID: string;
  WEB_ORIGIN: string;
  FEED_EPOCH: string;
};

/** The API's environment variables; infra/api.ts sets them. */
export function environment(ctx: StepContext): Environment {
  return ctx.env as Environment;
}
