import type { Environment } from '../app/environment';

const directives = (policy: Record<string, string[]>) =>
  Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');

/** What a page may load, talk to and be shown in. */
export function contentSecurityPolicy(environment: Environment, nonce: string): string {
  const { GRAPHQL_URL, REALTIME_URL, S3_ORIGIN, AUTH_URL, NODE_ENV } = environment;
  // In development vite puts styles into the page itself.
  const styles = NODE_ENV === 'development' ? ["'self'", "'unsafe-inline'"] : ["'self'"];
  return directives({
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`],
    'style-src': styles,
    'img-src': ["'self'", 'data:', S3_ORIGIN],
    'media-src': [S3_ORIGIN],
    // Previews of PDF and text, which run nothing; what could is always signed as a download.
    'frame-src': [S3_ORIGIN],
    'worker-src': ["'self'"],
    'connect-src': ["'self'", new URL(GRAPHQL_URL).origin, new URL(REALTIME_URL).origin, S3_ORIGIN],
    // Browsers hold the redirects after a form against this too: signing out and letting a program in lead through the pool,
    // and the download button of a link to the bytes.
    'form-action': ["'self'", new URL(AUTH_URL).origin, S3_ORIGIN],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
  });
}

/** For what is no page of the app: files, refusals, facts for programs. */
const nothing = directives({
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
});

/** The same for every answer, whoever gives it; pages have a policy of their own. */
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

/** For pages whose very address opens something: no other site and no index gets to know it. */
export const secretAddressHeaders = { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };
