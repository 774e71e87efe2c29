import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';
import { UnusableProxyError } from './networkErrors';

type Environment = Partial<Record<string, string>>;

const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/** The first variable that names a proxy. */
const proxyIn = (environment: Environment) => names.find((name) => environment[name]);

/** Also without `http://`, which people leave out. */
function addressIn(environment: Environment, ...names: string[]): string | undefined {
  const name = names.find((each) => environment[each]);
  if (name === undefined) return undefined;
  const given = environment[name] ?? '';
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (URL.canParse(address) && /^https?:/i.test(address)) return address;
  throw new UnusableProxyError(name);
}

let isDone = false;

/** From now on requests and WebSockets of this process use the proxy that the environment names, if there is one. */
export function goByProxies(environment: Environment = process.env): void {
  if (isDone || proxyIn(environment) === undefined) return;
  const httpsProxy = addressIn(environment, 'https_proxy', 'HTTPS_PROXY');
  const httpProxy = addressIn(environment, 'http_proxy', 'HTTP_PROXY');
  setGlobalDispatcher(new EnvHttpProxyAgent({ httpProxy, httpsProxy }));
  isDone = true;
}

/** A hint for people: if a proxy is named, it may be the one that does not answer. */
export function proxyHint(environment: Environment = process.env): string {
  const name = proxyIn(environment);
  return name === undefined ? '' : ` See that the proxy which ${name} names is right, or leave hosts out in NO_PROXY.`;
}
