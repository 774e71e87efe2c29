import type { Write } from '../../../shared/write';

/** An inconsistency, and the writes that repair it, if any can. Equal words mean the same finding. */
export type Finding = { words: string; repair?: Write[] };
