/** How a caller may prove who they are; AppSync's names. */
export type Mode = 'API_KEY' | 'AWS_IAM' | 'AMAZON_COGNITO_USER_POOLS';

/** The caller, as resolvers see it in `ctx.identity`. */
export type Caller = {
  mode: Mode;
  identity: Record<string, unknown> | null;
  groups: string[];
  /** When the proof expires, in milliseconds since the epoch; Infinity if never. */
  expires: number;
  /** True once the sign-in behind the proof is over, which may be sooner. */
  hasEnded?: () => boolean;
};

export type IncomingRequest = {
  method: string;
  path: string;
  /** As on the wire. */
  query: string;
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  body: Buffer;
  sourceIp: string;
};
