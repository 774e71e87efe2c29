/** What somebody had typed into a form when they were sent to sign in: name of the field -> what was in it. */
export type Typed = Record<string, string>;
