import type { DocumentView } from '../generated/types';
import type { StepContext } from '../shared/context';
import type { DocumentItem } from '../shared/items';

/** What the steps of documents pass to each other. A step may read only what a step before it has written. */
type DocumentStash = {
  view: DocumentView;
  name: string | null;
  /** True to make the document read-only. */
  isLock: boolean;
  /** The document after this request's transaction. */
  next: DocumentItem;
};

export type DocumentContext<Args = unknown, Result = unknown> = StepContext<Args, Result, DocumentStash>;
