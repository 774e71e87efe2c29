import type { Environment } from '../app/environment';

const directives = (policy: Record<string, string[]>) =>
  Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');

/** What a page may load, which hosts it may talk to, and who may frame it. */
export function contentSecurityPolicy(environment: Environment, nonce: string): string {
  const { GRAPHQL_URL, REALTIME_URL, S3_ORIGIN, AUTH_URL, NODE_ENV } = environment;
  // In development, vite puts styles into the page itself.
  const styles = NODE_ENV === 'development' ? ["'self'", "'unsafe-inline'"] : ["'self'"];
  return directives({
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`],
    'style-src': styles,
    'img-src': ["'self'", 'data:', S3_ORIGIN],
    'media-src': [S3_ORIGIN],
    // For previews of PDF and text, which run no scripts; other types are always signed as downloads.
    'frame-src': [S3_ORIGIN],
    'worker-src': ["'self'"],
    'connect-src': ["'self'", new URL(GRAPHQL_URL).origin, new URL(REALTIME_URL).origin, S3_ORIGIN],
    // Browsers also apply this to the redirects after a form: signing out and approving a program lead through the pool,
    // and a link's download button leads to the bytes.
    'form-action': ["'self'", new URL(AUTH_URL).origin, S3_ORIGIN],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
  });
}

/** The policy of answers that are not pages of the app: files, refusals, data for programs. */
const nothing = directives({
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
});

/** The headers of every answer; pages have a content security policy of their own. */
export function standingHeaders({ WEB_ORIGIN }: Environment): Record<string, string> {
  return {
    'content-security-policy': nothing,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(WEB_ORIGIN.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}

/** For pages whose address itself gives access: no other site and no search engine may learn it. */
export const secretAddressHeaders = { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };
