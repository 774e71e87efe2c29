import type { JsonWebKey } from 'node:crypto';

/** All settings of the bare handler, as plain JSON, so that they can be sent to another process. */
export type BareSettings = {
  /** The schema that both sides serve, in GraphQL's schema language. */
  sdl: string;
  /** The address of the engine, such as `http://127.0.0.1:8000`, and the name of the table in it. */
  dynamodb: string;
  table: string;
  /** Ports on 127.0.0.1. */
  apiPort: number;
  blobPort: number;
  /** An existing folder for the bytes. */
  folder: string;
  /** The secret that URLs are signed with. */
  secret: string;
  issuer: string;
  /** The public keys that verify tokens. */
  jwks: { keys: (JsonWebKey & { kid: string })[] };
};
