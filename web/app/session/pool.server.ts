import * as oidc from 'openid-client';
import { discovery, refused, tokensOf } from '#client/pool';
import type { Tokens } from '#client/tokens';
import type { Environment } from '~/environment';
import { callbackPaths, startPath } from '../../../schema/webPaths';

/** Kept between leaving for the pool and coming back. */
type Transaction = { state: string; verifier: string; to: string };

/** The page that the pool shows; `again` asks for the password even if the person is signed in. */
export type Screen = 'signin' | 'signup' | 'again';

/** The parameters of a desktop program's sign-in, as the API gives them. */
type Approval = { state: string; codeChallenge: string; redirectUri: string; clientId: string };

const scope = 'openid email profile';

/** The user pool as its web client sees it: authorization code with PKCE. */
export function connectPool({ ISSUER, AUTH_URL, WEB_CLIENT_ID, WEB_ORIGIN }: Environment) {
  const discover = discovery(ISSUER, WEB_CLIENT_ID);
  const callback = `${WEB_ORIGIN}${callbackPaths[0]}`;
  return {
    async begin(screen: Screen, to: string): Promise<{ url: URL; transaction: Transaction }> {
      const configuration = await discover();
      const transaction = { state: oidc.randomState(), verifier: oidc.randomPKCECodeVerifier(), to };
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope,
        state: transaction.state,
        code_challenge: await oidc.calculatePKCECodeChallenge(transaction.verifier),
        code_challenge_method: 'S256',
        ...(screen === 'again' && { prompt: 'login' }),
      });
      return { url: screen === 'signup' ? new URL(`/signup${url.search}`, AUTH_URL) : url, transaction };
    },

    /** The address at which the pool issues a code that only the program with the verifier can redeem. */
    async approvalUrl({ state, codeChallenge, redirectUri, clientId }: Approval): Promise<URL> {
      return oidc.buildAuthorizationUrl(await discover(), {
        client_id: clientId,
        redirect_uri: redirectUri,
        scope,
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      });
    },

    /** Null if the answer does not belong to this transaction, or the pool does not accept its code. */
    async redeem(search: string, { state, verifier }: Transaction): Promise<Tokens | null> {
      const checks = { expectedState: state, pkceCodeVerifier: verifier };
      const grant = oidc.authorizationCodeGrant(await discover(), new URL(callback + search), checks);
      const answer = await grant.catch(refused);
      return answer && tokensOf(answer, null);
    },

    /** Null if the session has ended. */
    async renew(refreshToken: string): Promise<Tokens | null> {
      const answer = await oidc.refreshTokenGrant(await discover(), refreshToken).catch(refused);
      return answer && tokensOf(answer, refreshToken);
    },

    async revoke(refreshToken: string): Promise<void> {
      await oidc.tokenRevocation(await discover(), refreshToken);
    },

    signOutUrl(): string {
      const query = new URLSearchParams({ client_id: WEB_CLIENT_ID, logout_uri: `${WEB_ORIGIN}${startPath}` });
      return new URL(`/logout?${query.toString()}`, AUTH_URL).href;
    },
  };
}
