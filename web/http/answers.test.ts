import { expect, test } from 'vitest';
import { startApp, type Answer } from '../testing/app';
import { routes } from '../testing/site';

const paths = routes.map(({ path }) => `/${(path ?? '').replace(/:\w+/g, 'x')}`);
const others = ['/nowhere', '/assets/x.js', '/.well-known/quire.json', '/l/x', '/__manifest', '/_root.data', '/%'];
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** The headers that every answer must have. */
function expectGuarded({ headers }: Pick<Answer, 'headers'>): void {
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/) as string,
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
  });
  expect(headers['content-security-policy']).toMatch(/default-src '(self|none)'/);
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers).not.toHaveProperty('x-powered-by');
}

test.each([...paths, ...others])('every answer of %s is guarded and kept by nobody (E-22, E-32)', async (path) => {
  const { ask } = await startApp();
  const answers = await Promise.all([
    ask({ path }),
    ask({ path, method: 'HEAD' }),
    ask({ path, method: 'POST', headers: form, body: 'intent=nothing' }),
    ask({ path, method: 'POST', headers: { ...form, origin: 'https://evil.example' }, body: 'x=1' }),
    ask({ path, method: 'POST', headers: { ...form, 'content-length': 1e9 } }),
    ask({ path, method: 'PUT' }),
    ask({ path, headers: { host: 'evil.example' } }),
  ]);
  for (const answer of answers) {
    expectGuarded(answer);
    expect(answer.headers['cache-control']).toBe('no-store');
  }
});

test.each([
  ['no request', 'hello\r\n\r\n', 400],
  ['too many headers', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['a request without its end', 'GET / HTTP/1.1\r\n', 408],
])('the answer to %s is guarded too (E-22)', async (_what, words, status) => {
  const { say } = await startApp({}, { headersTimeout: 100, requestTimeout: 200 });
  const [head = ''] = (await say(words)).split('\r\n\r\n');
  const [line, ...lines] = head.split('\r\n');
  expect(line).toContain(` ${status} `);
  expectGuarded({ headers: Object.fromEntries(lines.map((each) => each.split(': ') as [string, string])) });
});

const statesAnything = routes.flatMap(({ path }) => (path ? [`/${path.replace(/:\w+/g, 'x')}`] : []));

test.each([...statesAnything, '/', '/?index'])('a form of another site is refused at %s (E-10)', async (path) => {
  const { ask } = await startApp();
  const sent = (headers: object) => ask({ path, method: 'POST', headers: { ...form, ...headers }, body: 'x=1' });
  const statuses = await Promise.all([
    sent({ origin: 'https://evil.example' }),
    sent({ origin: 'null' }),
    sent({ 'sec-fetch-site': 'cross-site' }),
    sent({ origin: 'https://quire.example.evil.example' }),
    ask({ path: `${path.split('?')[0]}.data`, method: 'POST', headers: { ...form, origin: 'https://evil.example' } }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
});

test('a page in words is told to people, and a line to programs', async () => {
  const { ask } = await startApp();
  const page = await ask({ path: '/%', headers: { accept: 'text/html' } });
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.text).toContain('<h1>This address cannot be read</h1>');
  const line = await ask({ path: '/%', headers: { accept: 'text/plain' } });
  expect(line.text).toBe('This address cannot be read. It is damaged or mistyped. Copy all of it once more.\n');
});

test('the address of a link is told to no other site and no index, however it is written', async () => {
  const { ask } = await startApp();
  for (const path of ['/l/token', '/L/token', '/%6c/token', '/l/token.data']) {
    const { headers } = await ask({ path });
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
  }
});

test('signing out empties what the browser keeps (E-32)', async () => {
  const { ask } = await startApp();
  const { status, headers } = await ask({ path: '/auth/signout', method: 'POST' });
  expect(status).toBe(303);
  expect(headers['clear-site-data']).toBe('"cache", "storage"');
  expect(headers['set-cookie']).toEqual([
    '__Host-quire_access=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure',
    '__Host-quire_refresh=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure',
    '__Host-quire_person=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure',
  ]);
});
