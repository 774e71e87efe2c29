import type { StepContext } from '../shared/context';
import type { DocumentItem, VersionItem } from '../shared/items';

/** What the steps of versions tell each other. A step may read only what a step before it has written. */
type VersionStash = {
  /** The version asked for; null for the newest. */
  version: number | null;
  /** That version's row, where it is not the newest; else absent. */
  found?: VersionItem;
  /** The version that whoever restores has seen. */
  baseVersion: number;
  /** The document as this request's transaction leaves it. */
  next: DocumentItem;
};

export type VersionContext<Args = unknown, Result = unknown> = StepContext<Args, Result, VersionStash>;
