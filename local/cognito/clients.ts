import type { ClientMetadata } from 'oidc-provider';
import { errors } from './oidcProvider';
import type { ClientSettings } from './settings';

export type ClientOf = (clientId: string | undefined) => ClientSettings;

/** Finds a client by its id, or refuses the request that names it. */
export function clientFinder(clients: ClientSettings[]): ClientOf {
  return (clientId) => {
    const client = clients.find(({ id }) => id === clientId);
    if (!client) throw new errors.InvalidClient('client is invalid', 'client not found');
    return client;
  };
}

/** A client of the template as the provider knows it: public, code flow, PKCE. */
export function metadataOf(client: ClientSettings): ClientMetadata {
  return {
    client_id: client.id,
    client_name: client.name,
    redirect_uris: client.callbackUrls,
    application_type: isNative(client) ? 'native' : 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    response_modes: ['query'],
    scope: client.scopes.join(' '),
    token_endpoint_auth_method: 'none',
  };
}

/**
 * Whether this is exactly one of the client's callbacks; a loopback address registered without a port allows any port
 * (RFC 8252 7.3).
 */
export function isCallback({ callbackUrls }: ClientSettings, url: string): boolean {
  if (callbackUrls.includes(url)) return true;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !isLoopback(parsed)) return false;
  const withoutPort = url.replace(`:${parsed.port}`, '');
  return callbackUrls.includes(withoutPort) && new URL(withoutPort).port === '';
}

/** The origins that browsers return to after signing in, as sources of a Content-Security-Policy. */
export function callbackSources(clients: ClientSettings[]): string[] {
  const sources = clients.flatMap(({ callbackUrls }) => callbackUrls.map((url) => sourceOf(new URL(url))));
  return [...new Set(sources)];
}

export function callbackOrigins({ callbackUrls }: ClientSettings): string[] {
  return callbackUrls.map((url) => new URL(url).origin).filter((origin) => origin !== 'null');
}

function sourceOf(url: URL): string {
  if (url.origin === 'null') return url.protocol;
  return isOpenLoopback(url) ? `${url.origin}:*` : url.origin;
}

function isNative({ callbackUrls }: ClientSettings): boolean {
  return callbackUrls.map((url) => new URL(url)).some((url) => url.origin === 'null' || isOpenLoopback(url));
}

const isLoopback = ({ protocol, hostname }: URL) => protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(hostname);
const isOpenLoopback = (url: URL) => isLoopback(url) && url.port === '';
