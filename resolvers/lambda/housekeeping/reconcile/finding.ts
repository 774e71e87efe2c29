import type { Write } from '../../../shared/write';

/** Something that is not as it should be, and what mends it, where anything does. Equal words are the same finding. */
export type Finding = { words: string; repair?: Write[] };
