import { b64, json, token, type Doors } from './door';
import type { RawRequest } from './rawRequest';

const graphql = (query: string, variables: unknown = {}): RawRequest => ({
  method: 'POST',
  target: '/graphql',
  headers: json,
  body: JSON.stringify({ query, variables }),
});

const withKey = (key: string, request: RawRequest): RawRequest => ({
  ...request,
  headers: { ...request.headers, 'x-api-key': key },
});

const withToken = (authorization: string, request: RawRequest): RawRequest => ({
  ...request,
  headers: { ...request.headers, authorization },
});

/** Requests to the API. `key` is its API key, `accessToken` that of a signed-in person. */
export function ofApi(key: string, accessToken: string): Doors {
  const asProgram = (query: string, variables?: unknown) => withKey(key, graphql(query, variables));
  const asPerson = (query: string, variables?: unknown) => withToken(accessToken, graphql(query, variables));
  return {
    'a wrong API key': (s) => withKey(s, graphql('{ me { id } }')),
    'a wrong token': (s) => withToken(token(s), graphql('{ me { id } }')),
    'a token with more behind it': (s) => withToken(`${accessToken}${s}`, graphql('{ me { id } }')),
    'a document that does not parse': (s) => asProgram(`mutation { pollDeviceLogin(deviceCode: "${s}" { state }`),
    'a document that does not hold': (s) =>
      asProgram(`mutation { pollDeviceLogin(deviceCode: "${s}", ${s}: 1) { ${s} } }`),
    'a document with a literal': (s) => asProgram(`mutation { pollDeviceLogin(deviceCode: "${s}") { state } }`),
    'a document in the address': (s) =>
      withKey(key, { target: `/graphql?query=mutation{pollDeviceLogin(deviceCode:"${s}"){state}}` }),
    'variables in the address': (s) => withKey(key, { target: `/graphql?query={me{id}}&variables=${s}` }),
    'a variable of another kind': (s) =>
      asProgram('mutation($a: String!) { pollDeviceLogin(deviceCode: $a) { state } }', { a: { s } }),
    'variables that are a text': (s) => asProgram('{ me { id } }', s),
    'a device code': (s) => asProgram('mutation($a: String!) { pollDeviceLogin(deviceCode: $a) { state } }', { a: s }),
    'a device code of the right length': (s) =>
      asProgram('mutation($a: String!) { pollDeviceLogin(deviceCode: $a) { state } }', { a: s.padEnd(43, 'x') }),
    'a challenge': (s) =>
      asProgram('mutation($a: StartDeviceLoginInput!) { startDeviceLogin(input: $a) { userCode } }', {
        a: { codeChallenge: s, clientName: s, clientVersion: s, platform: s },
      }),
    'a device code that is replaced': (s) =>
      asProgram('mutation($a: StartDeviceLoginInput!) { startDeviceLogin(input: $a) { userCode } }', {
        a: { codeChallenge: 'A'.repeat(43), clientName: 'x', clientVersion: '1', platform: 'x', replaces: s },
      }),
    "a link's token and password": (s) =>
      asProgram('mutation($a: OpenLinkInput!) { openLink(input: $a) { name } }', { a: { token: s, password: s } }),
    "a link's token of the right length": (s) =>
      asProgram('mutation($a: OpenLinkInput!) { openLink(input: $a) { name } }', {
        a: { token: s.padEnd(43, 'x'), password: s },
      }),
    'a user code': (s) => asPerson('query($a: String!) { deviceLogin(userCode: $a) { state } }', { a: s }),
    'a user code that is approved': (s) =>
      asPerson('mutation($a: String!) { approveDeviceLogin(userCode: $a) { state } }', { a: s }),
    'an authorization code': (s) =>
      asPerson('mutation($a: CompleteDeviceLoginInput!) { completeDeviceLogin(input: $a) { state } }', {
        a: { state: s, code: s },
      }),
    'the device code of a device': (s) =>
      asPerson('mutation($a: String!) { registerDevice(deviceCode: $a) { id } }', { a: s }),
    'a password for a link': (s) =>
      asPerson('mutation($a: CreateLinkInput!) { createLink(input: $a) { id } }', {
        a: { documentId: 'none', password: s },
      }),
    'a password that is too long': (s) =>
      asPerson('mutation($a: CreateLinkInput!) { createLink(input: $a) { id } }', {
        a: { documentId: s, password: s.repeat(100) },
      }),
    'the name of an operation': (s) =>
      withKey(key, {
        ...graphql('query A { me { id } }'),
        body: JSON.stringify({ query: 'query A { me { id } }', operationName: s }),
      }),
    'a subprotocol that is no JSON': (s) => shake({ 'sec-websocket-protocol': `graphql-ws, header-${b64(s)}` }),
    'a subprotocol with a token': (s) =>
      shake({ 'sec-websocket-protocol': `graphql-ws, header-${b64(JSON.stringify({ Authorization: s, host: s }))}` }),
    'a subprotocol with a key': (s) =>
      shake({ 'sec-websocket-protocol': `graphql-ws, header-${b64(JSON.stringify({ 'x-api-key': s }))}` }),
    'a header in the address of a handshake': (s) =>
      shake({ 'sec-websocket-protocol': 'graphql-ws' }, `?header=${s}%&payload=${s}`),
    'a handshake elsewhere': (s) => ({ ...shake({ 'sec-websocket-protocol': s }), target: `/${s}` }),
  };
}

const shake = (headers: Record<string, string>, query = ''): RawRequest => ({
  target: `/graphql/realtime${query}`,
  headers: {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    ...headers,
  },
});
