import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export type Pool = {
  issuer: string;
  /** A valid access token of client `web`, but for these claims. */
  token(claims?: JWTPayload, options?: { expires?: string; privateKey?: CryptoKey }): Promise<string>;
  close(): void;
};

/** What the API needs of a user pool: a key set over HTTP, and tokens that its key has signed. */
export async function startPool(): Promise<Pool> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }];
  const server = await listening(createServer((_request, response) => response.end(JSON.stringify({ keys }))));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    token: (claims = {}, { expires = '1h', privateKey: key = privateKey } = {}) =>
      new SignJWT({ iss: issuer, sub: 'u1', username: 'ann', token_use: 'access', client_id: 'web', ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setExpirationTime(expires)
        .sign(key),
    close: () => server.close(),
  };
}

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
