import { wellKnownPath, type Endpoints } from './endpoints';
import { reach, UnreachableError } from './reach';
import { NotQuireError } from './errors';
import { readJson } from './graphql';

const timeoutMilliseconds = 10_000;

/** Reads a web app's endpoints. Throws UnreachableError after 10 seconds, NotQuireError if something else answers. */
export async function discover(origin: string): Promise<Endpoints> {
  const response = await reach(new URL(wellKnownPath, origin), { signal: AbortSignal.timeout(timeoutMilliseconds) });
  const endpoints = await readJson(response);
  if (!response.ok || !isEndpoints(endpoints)) throw new NotQuireError(response.url);
  return endpoints;
}

/** Like `discover`, but tries https when http no longer answers; it never goes from https to http. */
export async function discoverAnew(web: string): Promise<Endpoints> {
  try {
    return await discover(web);
  } catch (error) {
    if (!web.startsWith('http:') || !(error instanceof UnreachableError)) throw error;
    return discover(web.replace('http:', 'https:'));
  }
}

const names: (keyof Endpoints)[] = ['web', 'graphql', 'realtime', 'issuer', 'desktopClientId', 'webClientId', 'apiKey'];

function isEndpoints(value: unknown): value is Endpoints {
  const given = Object(value) as Record<string, unknown>;
  return names.every((name) => typeof given[name] === 'string');
}
