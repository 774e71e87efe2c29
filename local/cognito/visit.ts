import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import { Refusal, type Context } from './http';
import { errors } from './oidcProvider';
import type { Pool } from './pool';
import { TriggerFailed } from './triggers';
import type { User } from './users';

/** What the browser has proved so far in this sign-in; kept on the server, so that nobody can forge it. */
type Progress = {
  /** The user whose password was right and whose address must still be confirmed. */
  confirming?: string;
  email?: string;
};

/** One pass through the sign-in pages, from the app's request to its answer. */
export type Visit = {
  base: string;
  clientId: string;
  /** The site that asks for the sign-in, as it is shown to people. */
  app: string;
  progress: Progress;
  /** The address that the app expects to sign in. */
  hint: string;
  remember(progress: Progress): Promise<void>;
  /** Signs the user in; resolves with the address that the browser goes to next. */
  signIn(user: User): Promise<string>;
};

export type Reply = { page: string; status?: number; wait?: number } | { location: string };

/** Finds this browser's visit; the cookie must match the path of the page. */
export async function requireVisit(pool: Pool, ctx: Context, uid: string): Promise<Visit> {
  const { provider, members } = pool;
  const interaction = await provider.interactionDetails(ctx.req, ctx.res).catch((error: unknown) => {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  });
  if (interaction?.uid !== uid) throw ended();
  const { client_id, login_hint, redirect_uri } = interaction.params;
  const clientId = String(client_id);
  const keep = (result: InteractionResults) =>
    provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  return {
    base: `/login/${uid}`,
    clientId,
    app: siteOf(String(redirect_uri)),
    progress: progressOf(interaction.result),
    hint: typeof login_hint === 'string' ? login_hint : '',
    async remember(progress) {
      await keep({ progress });
    },
    async signIn(user) {
      await members.authenticate(user, clientId);
      const returnTo = await keep({ login: { accountId: user.id, remember: true } });
      await leaveOtherAccount(provider, interaction.session?.uid, user);
      return returnTo;
    },
  };
}

/** A program's callback may have its own URL scheme, without a host. */
function siteOf(address: string): string {
  const { host, protocol } = new URL(address);
  return host || protocol;
}

/** Logs a trigger's failure, after which the page suggests another try. Throws any other error: a bug of ours. */
export function expectTriggerFailure(error: unknown): void {
  if (!(error instanceof TriggerFailed)) throw error;
  console.error(error.message);
}

function ended(): Refusal {
  const explanation = 'It took too long, or it is done already. Go back to the app and start again.';
  return new Refusal(400, 'This sign-in has ended', explanation);
}

function progressOf(result: InteractionResults | undefined): Progress {
  return result?.progress ?? {};
}

/** If somebody else was signed in, the session is replaced, as on Cognito; the library would ask first. */
async function leaveOtherAccount(provider: Provider, sessionUid: string | undefined, user: User): Promise<void> {
  const session = sessionUid === undefined ? undefined : await provider.Session.findByUid(sessionUid);
  if (!session?.accountId || session.accountId === user.id) return;
  session.accountId = undefined;
  session.authorizations = undefined;
  await session.persist();
}
