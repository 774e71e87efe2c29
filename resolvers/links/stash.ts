import type { StepContext } from '../shared/context';
import type { DocumentItem } from '../shared/items';
import type { LinkItem, LinkRequestItem, LinkTriesItem } from './linkItems';
import type { MintedToken } from '../shared/mint';

/** What the steps of links pass to each other. A step may read only what a step before it has written. */
type LinkStash = {
  askedLink: AskedLink;
  linkId: string;
  mintedToken: MintedToken;
  /** What an earlier call of this request has made; absent if it is the first. */
  made?: LinkRequestItem;
  /** The hash of the password given with the call; null if none was given. */
  passwordHash: string | null;
  /** The link that this request reads or writes. */
  link: LinkItem;
  links: LinkItem[];
  linkVisit: LinkVisit;
  tokenHash: string;
  foundLink: FoundLink;
  /** The link's document. */
  linkedDocument: DocumentItem;
  linkTries: LinkTriesItem | null;
  isPasswordRight: boolean;
};

export type LinkContext<Args = unknown, Result = unknown> = StepContext<Args, Result, LinkStash>;

/** The validated arguments of `createLink` or `updateLink`; null means none, or unchanged. */
export type AskedLink = {
  /** Given with `createLink` only. */
  clientRequestId: string | null;
  password: string | null;
  /** ISO 8601. */
  expiresAt: string | null;
  downloadLimit: number | null;
  isPreviewOnly: boolean | null;
  /** The terms that are removed from the link. */
  removed: ('passwordHash' | 'expiresAt' | 'downloadLimit')[];
  /** True to count wrong passwords from zero again. */
  isForgetting: boolean;
};

/** A visit to a link. */
export type LinkVisit = {
  token: string;
  password: string | null;
  /** The visitor's network, by which tries of passwords are counted. */
  network: string;
  /** What to sign; null if the visitor only looks at the page. */
  wanted: 'download' | 'preview' | null;
  /** True if a preview may count as a download. */
  spendsDownload: boolean;
};

/** The attributes of a link that the index has. */
export type FoundLink = Pick<LinkItem, 'pk' | 'sk' | 'id' | 'givenById'>;
