import { expect, test, vi } from 'vitest';
import { createConnection } from './connection';
import { patientFetch } from './patientFetch';

const page = new URL('https://quire.example/trash.data');
const unreached = new TypeError('Failed to fetch');

/** A page, a network that can be cut, and the requests that were sent over it. */
function pageWithNetwork({ isOnline = true } = {}) {
  const network = { isThere: true, isOnline };
  const asked: string[] = [];
  const connection = createConnection({
    isOnline: () => network.isOnline,
    probe: () => Promise.resolve(network.isThere),
  });
  const ask = patientFetch((input, init) => {
    asked.push(`${init?.method ?? 'GET'} ${input instanceof Request ? input.url : String(input)}`);
    if (init?.signal?.aborted) return Promise.reject(new DOMException('Aborted', 'AbortError'));
    return network.isThere ? Promise.resolve(new Response('here')) : Promise.reject(unreached);
  }, connection);
  const comeBack = () => {
    Object.assign(network, { isThere: true, isOnline: true });
    connection.tryNow();
  };
  return { network, asked, connection, ask, comeBack };
}

test('with a network, nothing waits and nothing is said', async () => {
  const { ask, asked, connection } = pageWithNetwork();
  expect(await (await ask(page)).text()).toBe('here');
  expect([asked, connection.view()]).toEqual([[`GET ${page.href}`], { reach: 'reached', notice: null }]);
});

test.each([
  ['the browser knows of', false, 'offline'],
  ['the browser does not know of', true, 'unreachable'],
])('what is read without a network, which %s, waits and comes when it is back', async (_what, isOnline, reach) => {
  const { ask, asked, network, connection, comeBack } = pageWithNetwork({ isOnline });
  network.isThere = false;
  const answer = ask(page);
  await vi.waitFor(() => expect(connection.view()).toEqual({ reach, notice: null }));
  comeBack();
  expect(await (await answer).text()).toBe('here');
  expect(asked).toHaveLength(2);
  expect(connection.view()).toEqual({ reach: 'reached', notice: null });
});

test('what is sent without a network is sent once, and nobody says whether it was done', async () => {
  const { ask, asked, network, connection, comeBack } = pageWithNetwork();
  network.isThere = false;
  const answer = ask(page, { method: 'POST' });
  await vi.waitFor(() => expect(connection.view()).toEqual({ reach: 'unreachable', notice: 'unknown' }));
  comeBack();
  expect((await answer).status).toBe(204);
  expect(asked).toEqual([`POST ${page.href}`]);
  expect(connection.view()).toEqual({ reach: 'reached', notice: 'unknown' });
});

test('it looks by itself, and not before the browser is online', async () => {
  const { network, connection } = pageWithNetwork({ isOnline: false });
  connection.lose('held');
  connection.tryNow();
  await Promise.resolve();
  expect(connection.view()).toEqual({ reach: 'offline', notice: 'held' });
  network.isOnline = true;
  await vi.waitFor(() => expect(connection.view()).toEqual({ reach: 'reached', notice: null }), 10_000);
});

test.each<[string, URL | string]>([
  ['what others ask', new URL('https://quire.example/auth/token')],
  ['what is asked elsewhere', 'https://api.example/graphql'],
])('%s fails as ever', async (_what, address) => {
  const { ask, network, connection } = pageWithNetwork();
  network.isThere = false;
  await expect(ask(address)).rejects.toBe(unreached);
  expect(connection.view().reach).toBe('reached');
});

test('a page that is left while it is waited for is asked for no more', async () => {
  const { ask, network, connection, comeBack } = pageWithNetwork();
  network.isThere = false;
  const leaving = new AbortController();
  const answer = ask(page, { signal: leaving.signal });
  await vi.waitFor(() => expect(connection.view().reach).toBe('unreachable'));
  leaving.abort();
  comeBack();
  await expect(answer).rejects.toThrow('Aborted');
});

test('a bug is no lack of a network', async () => {
  const bug = new TypeError('x is not a function');
  const { connection } = pageWithNetwork();
  await expect(patientFetch(() => Promise.reject(bug), connection)(page)).rejects.toBe(bug);
  expect(connection.view().reach).toBe('reached');
});
