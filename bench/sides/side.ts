export type Person = { userId: string; email: string; accessToken: string };

/** One of the two systems that are compared, up and running. */
export type Side = {
  name: 'bare' | 'Quire';
  graphql: string;
  realtime: string;
  /** The engine and the table of documents in it, for seeding. */
  database: { endpoint: string; table: string };
  /** A person who is signed in for hours; the same address gives the same person. */
  person: (email: string) => Promise<Person>;
  /** The processes whose descendants do all the work. */
  pids: () => number[];
  close: () => Promise<void>;
};
