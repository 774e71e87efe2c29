import { b64, form, json, signature, token, type Doors } from './door';

const fields = (values: Record<string, string>) => ({ headers: form, body: new URLSearchParams(values).toString() });

/** Requests to the pool, its mailbox and its SendEmail endpoint. */
export function ofPool(clientId: string): Doors {
  const ask = (path: string, values: Record<string, string>) => ({
    method: 'POST',
    target: path,
    ...fields({ client_id: clientId, ...values }),
  });
  const authorize = (s: string) =>
    `/oauth2/authorize?client_id=${clientId}&state=${s}&nonce=${s}&code_challenge=${s}&login_hint=${s}&redirect_uri=http://${s}`;
  return {
    'an authorization code': (s) =>
      ask('/oauth2/token', {
        grant_type: 'authorization_code',
        code: s,
        code_verifier: s.padEnd(43, 'x'),
        redirect_uri: `http://x/${s}`,
      }),
    'a verifier that is none': (s) =>
      ask('/oauth2/token', { grant_type: 'authorization_code', code: 'x', code_verifier: `${s}%`, redirect_uri: s }),
    'a refresh token': (s) => ask('/oauth2/token', { grant_type: 'refresh_token', refresh_token: s }),
    'a refresh token that is too long': (s) =>
      ask('/oauth2/token', { grant_type: 'refresh_token', refresh_token: s.repeat(200) }),
    'a refresh token that is too long for anything': (s) =>
      ask('/oauth2/token', { grant_type: 'refresh_token', refresh_token: s.repeat(5000) }),
    'a client secret': (s) => ask('/oauth2/token', { grant_type: 'refresh_token', refresh_token: s, client_secret: s }),
    'an assertion': (s) => ask('/oauth2/token', { grant_type: s, client_assertion: s, client_assertion_type: s }),
    'basic authorization of a client': (s) => ({
      ...ask('/oauth2/token', { grant_type: 'refresh_token' }),
      headers: { ...form, authorization: `Basic ${b64(`${clientId}:${s}%`)}` },
    }),
    'a form with a broken percent': (s) => ({
      method: 'POST',
      target: '/oauth2/token',
      headers: form,
      body: `client_id=${clientId}&code=${s}%&%zz=${s}`,
    }),
    'a field that is sent twice': (s) => ({
      method: 'POST',
      target: '/oauth2/token',
      headers: form,
      body: `client_id=${clientId}&code=${s}&code=${s}`,
    }),
    'JSON in the place of a form': (s) => ({
      method: 'POST',
      target: '/oauth2/token',
      headers: json,
      body: `{"refresh_token":"${s}`,
    }),
    'a token to revoke': (s) => ask('/oauth2/revoke', { token: s, token_type_hint: s }),
    'a token to tell of': (s) => ({ target: '/oauth2/userInfo', headers: { authorization: `Bearer ${token(s)}` } }),
    'the parameters of a sign-in': (s) => ({ target: authorize(s) }),
    'the parameters of a sign-in, broken': (s) => ({ target: `${authorize(s)}%&%=%` }),
    'the sign-in of nobody': (s) => ({
      method: 'POST',
      target: `/login/${s}`,
      ...fields({ email: `${s}@example.com`, password: s }),
    }),
    'a sign-in page of nobody': (s) => ({
      target: `/login/${s}/confirm?notice=${s}`,
      headers: { cookie: `pool_interaction=${s}` },
    }),
    'a sign-out': (s) => ({
      target: `/logout?client_id=${clientId}&logout_uri=http://x/${s}&id_token_hint=${s}`,
      headers: { cookie: `pool_session=${s}` },
    }),
    'the secret of the cloud': (s) => ({
      method: 'POST',
      target: '/local/tokens',
      headers: { authorization: `Bearer ${s}` },
      body: `{"${s}`,
    }),
    'a mail that nobody signed': (s) => ({
      method: 'POST',
      target: '/v2/email/outbound-emails',
      headers: { authorization: signature(s) },
      body: `{"${s}`,
    }),
    "a mailbox's owner": (s) => ({ target: `/mailbox?to=${s}%`, headers: { accept: s } }),
    "an operation of Cognito's": (s) => ({
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${s}` },
      body: JSON.stringify({ AuthParameters: { PASSWORD: s } }),
    }),
  };
}
