/** Belongs to one request; the server makes it before Remix sees the request. */
export type RequestContext = {
  /** Allows the page's own inline scripts. */
  nonce: string;
  /** Identifies the request in the log and on an error page. */
  requestId: string;
  /** The visitor's address, as far as the network tells. */
  address: string | null;
  /** Adds a Set-Cookie to the answer; every loader and action of the request may call it. */
  setCookie(cookie: string): void;
};

declare module '@remix-run/server-runtime' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is what can be extended from here
  interface AppLoadContext extends RequestContext {}
}
