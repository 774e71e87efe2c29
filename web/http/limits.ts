/** What this server accepts of one request. The app's largest form, that of a link, has a few hundred bytes. */
export const limits = {
  /** Bytes of a body. */
  body: 65_536,
  /** Bytes that are read and thrown away after a body was refused. */
  discarded: 1_048_576,
  /** Bytes of the request line and all headers, including the cookies of some fifteen sign-ins and links. */
  headers: 16_384,
  headerCount: 100,
  /** Milliseconds until all headers have arrived. */
  headersTimeout: 10_000,
  /** Milliseconds until the whole request has arrived. */
  requestTimeout: 30_000,
};

export type Limits = typeof limits;
