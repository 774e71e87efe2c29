import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterEach, expect, test, vi } from 'vitest';
import { SignatureError, verifySignature, type SignedRequest } from './sigv4';

afterEach(() => void vi.useRealTimers());

// The key pair, date and requests are from "Authenticating Requests" in Amazon S3's API reference.
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const published = Date.UTC(2013, 4, 24);
const emptyHash = createHash('sha256').digest('hex');
const minutes = 60_000;
const malformedHeader = 'AuthorizationHeaderMalformed';
const malformedQuery = 'AuthorizationQueryParametersError';

type Scope = { service?: 's3' | 'appsync'; region?: string; now?: number };

function verify(request: SignedRequest, { service = 's3', region = 'us-east-1', now = published }: Scope = {}) {
  return verifySignature(request, { service, region, credentials }, { signers: now, ours: now });
}

function codeOf(attempt: () => unknown): string {
  try {
    attempt();
    return 'accepted';
  } catch (error) {
    if (error instanceof SignatureError) return error.code;
    throw error;
  }
}

function example(path: string, signature: string, headers: Record<string, string> = {}): SignedRequest {
  const [pathname = '', search] = path.split('?');
  const all: Record<string, string> = {
    host: 'examplebucket.s3.amazonaws.com',
    'x-amz-content-sha256': emptyHash,
    'x-amz-date': '20130524T000000Z',
    ...headers,
  };
  const signedHeaders = Object.keys(all).sort().join(';');
  const credential = `${credentials.accessKeyId}/20130524/us-east-1/s3/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signedHeaders},Signature=${signature}`;
  const query = [...new URLSearchParams(search)];
  return { method: 'GET', path: pathname, query, headers: { ...all, authorization } };
}

const getObject = example('/test.txt', 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41', {
  range: 'bytes=0-9',
});
const putObject = {
  ...example('/test%24file.text', '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd', {
    date: 'Fri, 24 May 2013 00:00:00 GMT',
    'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
  }),
  method: 'PUT',
};
const presigned: SignedRequest = {
  method: 'GET',
  path: '/test.txt',
  query: [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'],
    ['X-Amz-Date', '20130524T000000Z'],
    ['X-Amz-Expires', '86400'],
    ['X-Amz-SignedHeaders', 'host'],
    ['X-Amz-Signature', 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'],
  ],
  headers: { host: 'examplebucket.s3.amazonaws.com' },
};

function withHeaders(request: SignedRequest, headers: Record<string, string | undefined>): SignedRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}

function withParameter(request: SignedRequest, name: string, value: string): SignedRequest {
  return { ...request, query: [...request.query.filter(([each]) => each !== name), [name, value]] };
}

test.each<[string, SignedRequest]>([
  ['GET Object', getObject],
  ['PUT Object', putObject],
  ['GET Bucket Lifecycle', example('/?lifecycle', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543')],
  [
    'GET Bucket (List Objects)',
    example('/?max-keys=2&prefix=J', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'),
  ],
  ['presigned GET', presigned],
])("AWS's published %s example is accepted", (_, request) => {
  expect(verify(request).isPresigned).toBe(request === presigned);
});

test.each<[string, SignedRequest, string, Scope?]>([
  ['no signature', withHeaders(getObject, { authorization: undefined }), 'AccessDenied'],
  ['another type of authorization', withHeaders(getObject, { authorization: 'Bearer x' }), 'InvalidArgument'],
  ['both forms at once', withHeaders(presigned, { authorization: 'AWS4-HMAC-SHA256 x' }), 'InvalidArgument'],
  ['an incomplete header', withHeaders(getObject, { authorization: 'AWS4-HMAC-SHA256 Signature=0' }), malformedHeader],
  ['an incomplete query', withParameter(presigned, 'X-Amz-Date', ''), malformedQuery],
  ['another method', { ...getObject, method: 'DELETE' }, 'SignatureDoesNotMatch'],
  ['another path', { ...getObject, path: '/other.txt' }, 'SignatureDoesNotMatch'],
  ['another signed header', withHeaders(getObject, { range: 'bytes=0-99' }), 'SignatureDoesNotMatch'],
  ['a parameter more', withParameter(presigned, 'versionId', '1'), 'SignatureDoesNotMatch'],
  [
    'signed headers it does not have',
    withParameter(presigned, 'X-Amz-SignedHeaders', 'constructor;host'),
    'SignatureDoesNotMatch',
  ],
  ['another body', { ...putObject, payloadHash: emptyHash }, 'SignatureDoesNotMatch'],
  ['a signature that is no hex', withParameter(presigned, 'X-Amz-Signature', 'zz'), 'SignatureDoesNotMatch'],
  ['a longer life', withParameter(presigned, 'X-Amz-Expires', '90000'), 'SignatureDoesNotMatch'],
  ['an endless life', withParameter(presigned, 'X-Amz-Expires', '604801'), malformedQuery],
  ['no date', withHeaders(getObject, { 'x-amz-date': undefined }), malformedHeader],
  ['a date that is none', withHeaders(getObject, { 'x-amz-date': '20130524T256199Z' }), 'AccessDenied'],
  ['an unknown key', withParameter(presigned, 'X-Amz-Credential', 'AKIA/20130524/x'), 'InvalidAccessKeyId'],
  ['an x-amz header outside of it', withHeaders(presigned, { 'x-amz-acl': 'public-read' }), 'AccessDenied'],
  ['a host outside of it', withParameter(presigned, 'X-Amz-SignedHeaders', 'range'), 'AccessDenied'],
  ['a body not declared', withHeaders(getObject, { 'x-amz-content-sha256': undefined }), 'InvalidRequest'],
  ['a path that is no URI', { ...getObject, path: '/%E0%A4%A' }, 'InvalidURI'],
  ['another region', getObject, malformedHeader, { region: 'eu-west-1' }],
  ['another region, presigned', presigned, malformedQuery, { region: 'eu-west-1' }],
  ['another service', getObject, malformedHeader, { service: 'appsync' }],
  ['a clock 15 minutes ahead', getObject, 'accepted', { now: published - 15 * minutes }],
  ['a clock more than that ahead', getObject, 'RequestTimeTooSkewed', { now: published - 16 * minutes }],
  ['a clock far behind', getObject, 'RequestTimeTooSkewed', { now: published + 16 * minutes }],
  ['a URL on its last second', presigned, 'accepted', { now: published + 86_400_000 }],
  ['a URL after it', presigned, 'AccessDenied', { now: published + 86_400_001 }],
  ['a URL of the future', presigned, 'AccessDenied', { now: published - 16 * minutes }],
])('a request with %s is answered as S3 does', (_, request, code, scope) => {
  expect(codeOf(() => verify(request, scope))).toBe(code);
});

test('where a test moves the time of this process, what others sign is in time, and what was signed for a while ends', async () => {
  const url = new URL('http://127.0.0.1:3000/graphql');
  const request = {
    method: 'POST',
    protocol: 'http:',
    hostname: url.hostname,
    port: 3000,
    path: url.pathname,
    query: {},
  };
  const signer = new SignatureV4({ service: 's3', region: 'us-east-1', credentials, sha256: NodeSha256 });
  const signed = await signer.sign({ ...request, headers: { host: url.host, 'x-amz-content-sha256': emptyHash } });
  const { query = {} } = await signer.presign({ ...request, headers: { host: url.host } }, { expiresIn: 60 });
  const atOnce = {
    method: 'POST',
    path: url.pathname,
    query: [],
    headers: lowerCased(signed.headers),
    payloadHash: emptyHash,
  };
  const forAWhile = { ...atOnce, query: Object.entries(query) as SignedRequest['query'], headers: { host: url.host } };
  const codes = () =>
    [atOnce, forAWhile].map((each) => {
      return codeOf(() => verifySignature(each, { service: 's3', region: 'us-east-1', credentials }));
    });
  expect(codes()).toEqual(['accepted', 'accepted']);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * minutes });
  expect(codes()).toEqual(['accepted', 'AccessDenied']);
});

test('a refusal never tells the signature it expected', () => {
  const forged = withParameter(presigned, 'X-Amz-Signature', '0'.repeat(64));
  expect(() => verify(forged)).toThrow(/^((?!aeeed9bb).)*$/);
});

test.each<['s3' | 'appsync', string]>([
  ['s3', '/bucket/a%20b/%C3%BC/it%27s%20%281%29%2A~%21.txt'],
  ['s3', '/bucket//two/slashes'],
  ['s3', '/bucket/100%25/%2541'],
  ['appsync', '/graphql'],
  ['appsync', '/graphql/a%20b'],
])("AWS's own signer and ours agree on %s %s", async (service, path) => {
  const request = {
    method: 'POST',
    protocol: 'http:',
    hostname: '127.0.0.1',
    port: 3000,
    path,
    query: { b: ['2', '10'], a: ' +&=', empty: '' },
    headers: { host: '127.0.0.1:3000', 'content-type': ' text/plain;   x=1 ', 'x-amz-meta-a': 'b' },
    body: '{"query":"{ me }"}',
  };
  const signer = new SignatureV4({
    service,
    region: 'eu-west-1',
    credentials,
    sha256: NodeSha256,
    uriEscapePath: service !== 's3',
    applyChecksum: service === 's3',
  });
  const { headers } = await signer.sign(request, { signingDate: new Date(published) });
  const query: SignedRequest['query'] = [...new URLSearchParams('b=2&b=10&a=%20%2B%26%3D&empty=')];
  const payloadHash = createHash('sha256').update(request.body).digest('hex');
  const received = { method: 'POST', path, query, headers: lowerCased(headers), payloadHash };

  expect(verify(received, { service, region: 'eu-west-1' })).toEqual({ payloadHash, isPresigned: false });
});

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

class NodeSha256 {
  private readonly hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
}
