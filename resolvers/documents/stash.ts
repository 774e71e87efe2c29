import type { DocumentView } from '../generated/types';
import type { StepContext } from '../shared/context';
import type { DocumentItem } from '../shared/items';

/** What the steps of documents tell each other. A step may read only what a step before it has written. */
type DocumentStash = {
  view: DocumentView;
  name: string | null;
  /** True when the document is to be read-only from now on. */
  isLock: boolean;
  /** The document as this request's transaction leaves it. */
  next: DocumentItem;
};

export type DocumentContext<Args = unknown, Result = unknown> = StepContext<Args, Result, DocumentStash>;
