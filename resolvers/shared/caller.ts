import { util, type AppSyncIdentityCognito } from '@aws-appsync/utils';
import { freshSignInSeconds } from '../../schema/limits';
import { environment, type StepContext } from './context';
import { hasOnly } from './input';
import { fail, unauthorized } from './outcome';

/** The signed-in user's id. Ends the request unless an access token says who it is: AppSync lets id tokens through too. */
export function callerId(ctx: StepContext): string {
  const identity = ctx.identity as AppSyncIdentityCognito | null;
  if (!identity?.sub) fail('Unauthorized', 'Sign in first.');
  if (claimsOf(ctx).token_use !== 'access') {
    fail('Unauthorized', 'Send the access token: an id token says who you are, not what this client may do.');
  }
  return identity.sub;
}

/** The desktop client's session, which stays the same over refreshes; null for every other client. */
export function desktopSession(ctx: StepContext): string | null {
  const { client_id, origin_jti } = claimsOf(ctx);
  return client_id === environment(ctx).DESKTOP_CLIENT_ID ? (origin_jti ?? '') : null;
}

/** The caller's session at the user pool, which stays the same over refreshes. */
export function sessionOf(ctx: StepContext): string {
  return claimsOf(ctx).origin_jti ?? '';
}

/** When the caller's session began, in seconds since the epoch; a refreshed token says the same. */
export function signedInAt(ctx: StepContext): number {
  return claimsOf(ctx).auth_time ?? 0;
}

/** Only a person who has just signed in may approve a new device, so that a session left open cannot. */
export function requireFreshSignIn(ctx: StepContext): void {
  if (util.time.nowEpochSeconds() - signedInAt(ctx) <= freshSignInSeconds) return;
  unauthorized('Your last sign-in is more than 10 minutes ago. Sign in again to go on.', 'SIGN_IN_AGAIN');
}

/**
 * The network address that the API was called from, where it is known. CloudFront stands before every API and appends the
 * address it saw, to which the next hop appends CloudFront's own; what a client claims comes before both.
 */
export function addressOf(ctx: StepContext): string | null {
  const headers = ctx.request.headers as Record<string, string | undefined>;
  const hops = (headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  return addressIn(hops.length > 1 ? (hops[hops.length - 2] ?? '') : '');
}

/** A visitor's address: only our web server, which signs its calls, may state another one than the caller's. */
export function visitorsAddress(ctx: StepContext, stated: string | null): string | null {
  return util.authType() === 'IAM Authorization' ? addressIn(stated ?? '') : addressOf(ctx);
}

function addressIn(text: string): string | null {
  return text.length >= 2 && text.length <= 45 && hasOnly('0-9A-Fa-f.:', text) ? text : null;
}

type Claims = { token_use?: string; client_id?: string; origin_jti?: string; auth_time?: number };

function claimsOf(ctx: StepContext): Claims {
  return (ctx.identity as AppSyncIdentityCognito).claims as Claims;
}
