import type { Signed } from './signed';
import type { Table } from './table';

/** What every field is handed: who asks, by a verified token, and what it asks itself. */
export type Context = {
  userId: string;
  table: Table;
  /** A URL of the blob server. */
  signed: (asked: Signed) => string;
  /** Tells whoever listens as this person. */
  publish: (userId: string, change: object) => void;
};
