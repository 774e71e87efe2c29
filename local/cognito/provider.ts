import type Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import type { Dynamo } from '../dynamodb/client';
import { adapterOf } from './adapter';
import { accessTokenShaper, accountFinder, claimsByScope } from './claims';
import { callbackOrigins, clientFinder, metadataOf, type ClientOf } from './clients';
import type { Endings } from './endings';
import { grantTo, resourceServerOf } from './grants';
import type { Keys } from './keys';
import { lifetimes } from './lifetimes';
import { Provider as OidcProvider, errors, interactionPolicy } from './oidcProvider';
import { refusalPage } from './page';
import type { ClientSettings, PoolSettings } from './settings';
import type { Users } from './users';

type Needs = { settings: PoolSettings; keys: Keys; users: Users; dynamo: Dynamo; endings: Endings };

/** The certified OpenID provider with Cognito's paths, claims and lifetimes. */
export function createProvider({ settings, keys, users, dynamo, endings }: Needs): Provider {
  const { issuer, clients } = settings;
  const clientOf = clientFinder(clients);
  return new OidcProvider(issuer, {
    ...endpoints(issuer),
    ...rules(clientOf),
    adapter: adapterOf({ dynamo, clients, endings }),
    clients: clients.map(metadataOf),
    findAccount: accountFinder(users),
    jwks: { keys: [keys.signing] },
    // All ports of a host share cookies, so these need other names than the web app's.
    cookies: {
      keys: [keys.cookies],
      names: { session: 'pool_session', interaction: 'pool_interaction', resume: 'pool_resume' },
    },
    ttl: lifetimes(clientOf),
    scopes: [...new Set(clients.flatMap(({ scopes }) => scopes))],
    claims: claimsByScope,
    conformIdTokenClaims: false,
    formats: { customizers: { jwt: accessTokenShaper(users) } },
    features: features(issuer, clientOf),
    renderError(ctx, out) {
      ctx.type = 'html';
      ctx.body = refusalPage('This link does not work', out.error_description ?? out.error);
    },
  });
}

function endpoints(issuer: string): Configuration {
  return {
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      jwks: '/.well-known/jwks.json',
    },
    discovery: { userinfo_endpoint: `${issuer}/oauth2/userInfo`, end_session_endpoint: `${issuer}/logout` },
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    extraParams: ['screen_hint'],
  };
}

function rules(clientOf: ClientOf): Configuration {
  return {
    pkce: { required: () => true },
    interactions: { policy: signInOnly(), url: (_ctx, { uid, params }) => journeyUrl(uid, params.screen_hint) },
    loadExistingGrant: ({ oidc }) =>
      oidc.account && grantTo(oidc.provider, clientOf(oidc.client?.clientId), oidc.account.accountId),
    // Cognito issues a refresh token even if offline_access is not requested.
    issueRefreshToken: () => true,
    rotateRefreshToken: ({ oidc }) => clientOf(oidc.client?.clientId).rotatesRefreshTokens,
    // On Cognito, signing out in the browser does not end the tokens of devices.
    expiresWithSession: () => false,
    clientBasedCORS: (_ctx, origin, { clientId }) => callbackOrigins(clientOf(clientId)).includes(origin),
  };
}

/** The only interaction is signing in: the clients are the pool's own, so nobody is asked to consent. */
function signInOnly() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

/** The page for a person who is not signed in. The visit is in its path, which the library binds the cookie to. */
function journeyUrl(uid: string, hint: unknown): string {
  return hint === 'signup' ? `/login/${uid}?screen_hint=signup` : `/login/${uid}`;
}

function features(issuer: string, clientOf: ClientOf): Configuration['features'] {
  const off = { enabled: false };
  return {
    devInteractions: off,
    dPoP: off,
    pushedAuthorizationRequests: off,
    rpInitiatedLogout: off,
    userinfo: off,
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, { clientId }, token) => token.clientId === clientId && clientOf(clientId).canRevokeTokens,
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => issuer,
      getResourceServerInfo({ oidc }, resource, { clientId }) {
        const client = clientOf(clientId);
        if (resource !== issuer) throw new errors.InvalidTarget();
        requireScopes(client, oidc.requestParamScopes);
        return resourceServerOf(issuer, client);
      },
    },
  };
}

/** Cognito refuses a scope that the client may not have; the library would ignore it. */
function requireScopes({ scopes }: ClientSettings, asked: Set<string>): void {
  const foreign = [...asked].filter((scope) => !scopes.includes(scope));
  if (foreign.length > 0) throw new errors.InvalidScope('requested scope is not allowed', foreign.join(' '));
}
