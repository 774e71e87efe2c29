import type { JsonWebKey } from 'node:crypto';

/** All that the bare handler is told; plain JSON, so that it crosses process boundaries. */
export type BareSettings = {
  /** The schema that both sides serve, in GraphQL's own language. */
  sdl: string;
  /** Where the engine answers, such as `http://127.0.0.1:8000`, and the table's name there. */
  dynamodb: string;
  table: string;
  /** Ports on 127.0.0.1. */
  apiPort: number;
  blobPort: number;
  /** Where the bytes lie; it is there already. */
  folder: string;
  /** What URLs are signed with. */
  secret: string;
  issuer: string;
  /** The keys that tokens are signed with. */
  jwks: { keys: (JsonWebKey & { kid: string })[] };
};
