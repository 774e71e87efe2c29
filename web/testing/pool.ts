import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { UnsecuredJWT } from 'jose';

export const newAccessToken = new UnsecuredJWT({ renewed: true }).setSubject('ada').encode();

/** A stand-in for the user pool: it gives new tokens for `good` ones, and records the requests. */
export async function startPool() {
  const asked: { path: string; fields: Record<string, string> }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { pathname } = new URL(request.url ?? '', issuer);
      const fields = Object.fromEntries(new URLSearchParams(body));
      if (request.method === 'POST') asked.push({ path: pathname, fields });
      const [status, told] = answerTo(pathname, fields);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function answerTo(path: string, { refresh_token, code }: Record<string, string>): [number, object] {
    if (path === '/.well-known/openid-configuration') return [200, described];
    if (path === '/revoke') return [200, {}];
    if (!(refresh_token ?? code ?? '').startsWith('good')) return [400, { error: 'invalid_grant' }];
    return [200, { access_token: newAccessToken, refresh_token: 'good-new', token_type: 'Bearer', expires_in: 3600 }];
  }

  const described = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    jwks_uri: `${issuer}/jwks`,
  };
  return { issuer, asked, close: () => server.close() };
}
