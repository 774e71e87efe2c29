/** What belongs to one request, made by the server before Remix sees it. */
export type RequestContext = {
  /** Allows the page's own inline scripts. */
  nonce: string;
  /** Names the request in the log and on an error page. */
  requestId: string;
  /** Where the visitor comes from, as far as the network tells. */
  address: string | null;
  /** Adds a Set-Cookie to the answer, whichever loader or action of the request says so. */
  setCookie(cookie: string): void;
};

declare module '@remix-run/server-runtime' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is what can be extended from here
  interface AppLoadContext extends RequestContext {}
}
