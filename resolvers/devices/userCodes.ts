/** No vowels, so that no code is a word, and nothing that looks like something else. */
export const userCodeAlphabet = 'BCDFGHJKLMNPQRSTVWXZ';

export const userCodeLength = 8;
