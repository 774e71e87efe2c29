/** What a person typed into a form before they had to sign in: field name -> value. */
export type Typed = Record<string, string>;
