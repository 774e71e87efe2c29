import type { LinkItem } from './linkItems';

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
