import type { StepContext } from '../shared/context';
import type { DocumentItem, VersionItem } from '../shared/items';

/** What the steps of versions tell each other. A step may read only what a step before it has written. */
type VersionStash = {
  /** The version asked for; null for the newest. */
  version: number | null;
  /** That version's row, where it is not the newest. */
  found: VersionItem | null;
  /** The base given with the call; null where the upload's own counts. */
  baseVersion: number | null;
  /** The document as this request's transaction leaves it. */
  next: DocumentItem;
};

export type VersionContext<Args = unknown, Result = unknown> = StepContext<Args, Result, VersionStash>;
