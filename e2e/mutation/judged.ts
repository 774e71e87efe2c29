/** A mutant that does the same as the code, or that nobody is to notice, and why. Rows outlive moved lines, not changed code. */
export type Judgement = { file: string; change: string; why: string };

export const judged: Judgement[] = [];
