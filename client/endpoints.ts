/** What clients need to find their way and to be let in, as `<web>/.well-known/quire.json` tells it. */
export type Endpoints = {
  web: string;
  graphql: string;
  realtime: string;
  issuer: string;
  webClientId: string;
  desktopClientId: string;
  /** Opens the fields of a device login that need nobody signed in. It ends one day: then this is read again. */
  apiKey: string;
};

export const wellKnownPath = '/.well-known/quire.json';
