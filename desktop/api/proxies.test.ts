import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EnvHttpProxyAgent, getGlobalDispatcher, setGlobalDispatcher, type Dispatcher } from 'undici';
import type * as Proxies from './proxies';

/** Which environment variables make this process use a proxy. */
let before: Dispatcher;
let proxies: typeof Proxies;
beforeEach(async () => {
  before = getGlobalDispatcher();
  vi.resetModules();
  proxies = await import('./proxies');
});
afterEach(() => setGlobalDispatcher(before));

const isByProxy = () => getGlobalDispatcher() instanceof EnvHttpProxyAgent;

test.each<[Record<string, string>, boolean]>([
  [{}, false],
  [{ HTTPS_PROXY: '' }, false],
  [{ NO_PROXY: '*' }, false],
  [{ HTTPS_PROXY: 'http://proxy.example.com:3128' }, true],
  [{ https_proxy: 'https://user:word@proxy.example.com' }, true],
  [{ HTTP_PROXY: 'proxy.example.com:3128' }, true],
  [{ http_proxy: 'HTTP://proxy.example.com' }, true],
])('where it is %j, all goes by a proxy: %s', (environment, isSo) => {
  proxies.goByProxies(environment);
  expect(isByProxy()).toBe(isSo);
});

test('what was set once is not set again', () => {
  proxies.goByProxies({ HTTP_PROXY: 'proxy.example.com' });
  const set = getGlobalDispatcher();
  proxies.goByProxies({ HTTP_PROXY: 'other.example.com' });
  expect(getGlobalDispatcher()).toBe(set);
});

test.each([
  [{ https_proxy: 'socks5://proxy.example.com' }, 'https_proxy'],
  [{ HTTPS_PROXY: 'http://' }, 'HTTPS_PROXY'],
  [{ http_proxy: 'a b' }, 'http_proxy'],
  [{ HTTPS_PROXY: 'proxy.example.com', HTTP_PROXY: 'ftp://proxy.example.com' }, 'HTTP_PROXY'],
  [{ https_proxy: 'a b', HTTPS_PROXY: 'proxy.example.com' }, 'https_proxy'],
])('%j names no proxy, and is told by the name of what is wrong', (environment, variable) => {
  expect(() => proxies.goByProxies(environment)).toThrow(
    expect.objectContaining({ code: 'PROXY_UNUSABLE', variable }) as Error,
  );
  expect(isByProxy()).toBe(false);
});

test.each([
  [{}, ''],
  [
    { HTTP_PROXY: 'a', https_proxy: 'b' },
    ' See that the proxy which https_proxy names is right, or leave hosts out in NO_PROXY.',
  ],
])('where nothing answers, %j is a hint: %j', (environment, hint) => {
  expect(proxies.proxyHint(environment)).toBe(hint);
});
