import type { StepContext } from '../shared/context';
import type { DocumentItem } from '../shared/items';
import type { LinkItem, LinkRequestItem, LinkTriesItem } from './linkItems';
import type { MintedToken } from '../shared/mint';

/** What the steps of links tell each other. A step may read only what a step before it has written. */
type LinkStash = {
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

export type LinkContext<Args = unknown, Result = unknown> = StepContext<Args, Result, LinkStash>;

/** What `createLink` or `updateLink` was asked for, checked; null: none, or as it is. */
export type AskedLink = {
  /** Of `createLink` only. */
  clientRequestId: string | null;
  password: string | null;
  /** ISO 8601. */
  expiresAt: string | null;
  downloadLimit: number | null;
  isPreviewOnly: boolean | null;
  /** What the link has no more. */
  removed: ('passwordHash' | 'expiresAt' | 'downloadLimit')[];
  /** True where wrong passwords are to be counted anew. */
  isForgetting: boolean;
};

/** What somebody with a link wants. */
export type LinkVisit = {
  token: string;
  password: string | null;
  /** Where the visitor comes from, as far as tries of passwords are counted together. */
  network: string;
  /** What is to be signed; null for who only looks. */
  wanted: 'download' | 'preview' | null;
  /** True where a preview may use up a download. */
  spendsDownload: boolean;
};

/** A link as the index tells of it. */
export type FoundLink = Pick<LinkItem, 'pk' | 'sk' | 'id' | 'givenById'>;
