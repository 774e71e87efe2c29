import type { StepContext } from '../shared/context';
import type { DocumentItem, VersionItem } from '../shared/items';

/** What the steps of versions pass to each other. A step may read only what a step before it has written. */
type VersionStash = {
  /** The version asked for; null for the newest. */
  version: number | null;
  /** That version's row; absent for the newest. */
  found?: VersionItem;
  /** The newest version that the caller had seen when restoring. */
  baseVersion: number;
  /** The document after this request's transaction. */
  next: DocumentItem;
};

export type VersionContext<Args = unknown, Result = unknown> = StepContext<Args, Result, VersionStash>;
