import type { Signed } from './signed';
import type { Table } from './table';

/** Passed to every field: the caller's verified identity, and what the field needs to do its work. */
export type Context = {
  userId: string;
  table: Table;
  /** Makes a signed URL of the blob server. */
  signed: (asked: Signed) => string;
  /** Sends a change to everybody who is subscribed as this person. */
  publish: (userId: string, change: object) => void;
};
