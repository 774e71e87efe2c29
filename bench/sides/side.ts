export type Person = { userId: string; email: string; accessToken: string };

/** One of the two that are measured, up and running. */
export type Side = {
  name: 'bare' | 'Quire';
  graphql: string;
  realtime: string;
  /** The engine itself and the table of documents there, for seeds. */
  database: { endpoint: string; table: string };
  /** Somebody who is signed in for hours; the same person for the same address. */
  person: (email: string) => Promise<Person>;
  /** The processes of which all others are children. */
  pids: () => number[];
  close: () => Promise<void>;
};
