/** What this server takes of one request at most. The largest form of the app is a link's, of some hundred bytes. */
export const limits = {
  /** Bytes of a body. */
  body: 65_536,
  /** Bytes that are read and thrown away once a body was refused. */
  discarded: 1_048_576,
  /** Bytes of the request line and all headers, the cookies of some fifteen sign-ins and links among them. */
  headers: 16_384,
  /** Headers. */
  headerCount: 100,
  /** Milliseconds until all headers are there. */
  headersTimeout: 10_000,
  /** Milliseconds until all of the request is there. */
  requestTimeout: 30_000,
};

export type Limits = typeof limits;
