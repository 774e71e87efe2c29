/** The addresses and ids that clients need, as published at `<web>/.well-known/quire.json`. */
export type Endpoints = {
  web: string;
  graphql: string;
  realtime: string;
  issuer: string;
  webClientId: string;
  desktopClientId: string;
  /** Allows the device login fields that need no signed-in person. It expires; then clients read the endpoints again. */
  apiKey: string;
};

export const wellKnownPath = '/.well-known/quire.json';
