import type { AppSyncIdentityCognito } from '@aws-appsync/utils';
import { environment, type StepContext } from './context';
import { fail } from './outcome';

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

type Claims = { token_use?: string; client_id?: string; origin_jti?: string };

function claimsOf(ctx: StepContext): Claims {
  return (ctx.identity as AppSyncIdentityCognito).claims as Claims;
}
