import { randomUUID } from 'node:crypto';
import type { Account, Configuration, FindAccount, JWTStructured, KoaContextWithOIDC } from 'oidc-provider';
import type { User, Users } from './users';

type CustomizeJwt = NonNullable<NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']>;

/** The claims of each scope: with `openid`, Cognito's id token has every attribute that the client may read. */
export const claimsByScope = {
  openid: [
    'sub',
    'email',
    'email_verified',
    'name',
    'cognito:username',
    'cognito:groups',
    'token_use',
    'origin_jti',
    'event_id',
    'jti',
    'auth_time',
  ],
};

/** Finds the user of a session or token, with the claims of an id token. */
export function accountFinder(users: Users): FindAccount {
  return async (_ctx, id, source): Promise<Account | undefined> => {
    const user = await users.findById(id);
    const grantId = source && 'grantId' in source ? source.grantId : undefined;
    return user && { accountId: id, claims: () => idTokenClaims(user, grantId) };
  };
}

export function idTokenClaims(user: User, grantId: string | undefined) {
  return {
    sub: user.id,
    email: user.email,
    email_verified: user.isConfirmed,
    name: user.name,
    'cognito:username': user.id,
    ...groupsOf(user),
    token_use: 'id',
    origin_jti: grantId,
    event_id: randomUUID(),
    jti: randomUUID(),
  };
}

/** Gives access tokens the shape of Cognito's. */
export function accessTokenShaper(users: Users): CustomizeJwt {
  return async (ctx, token, parts) => {
    if (token.kind !== 'AccessToken') throw new TypeError(`A user pool issues no ${token.kind}.`);
    const user = await users.findById(token.accountId);
    if (!user) throw new Error('An access token is asked for a user who is not there.');
    Object.assign(parts.payload, groupsOf(user), {
      token_use: 'access',
      version: 2,
      username: user.id,
      origin_jti: token.grantId,
      event_id: randomUUID(),
      jti: randomUUID(),
      auth_time: signedInAt(ctx),
    });
    parts.header = { typ: undefined };
    hideAudience(parts.payload);
  };
}

/** The library insists on an audience, but Cognito's access tokens have none: a non-enumerable property is not sent. */
function hideAudience(payload: JWTStructured['payload']): void {
  Object.defineProperty(payload, 'aud', { enumerable: false });
}

/** When the person signed in; a token minted without a request counts as a new sign-in. */
function signedInAt(ctx: KoaContextWithOIDC | undefined): number {
  const { RefreshToken, AuthorizationCode } = ctx?.oidc.entities ?? {};
  return RefreshToken?.authTime ?? AuthorizationCode?.authTime ?? Math.floor(Date.now() / 1000);
}

function groupsOf({ groups }: User) {
  return groups.length > 0 ? { 'cognito:groups': groups } : {};
}
