import type { StepContext } from '../shared/context';
import type { Place } from '../shared/feedItems';

/** What the steps of feeds pass to each other. A step may read only what a step before it has written. */
type ChangeStash = {
  /** The place after which the feed is read; null for its end. */
  feedPlace: Place | null;
  feedEnd: number;
};

export type ChangeContext<Args = unknown, Result = unknown> = StepContext<Args, Result, ChangeStash>;
