import type { ActionFunctionArgs } from '@remix-run/node';
import { findSession, renewSession } from '~/session/session.server';

/** A short-lived access token for the page that asks; with `renew` a new one, since the API refused the last. */
export async function action(visit: ActionFunctionArgs) {
  const isRenewal = new URL(visit.request.url).searchParams.has('renew');
  const session = await (isRenewal ? renewSession(visit) : findSession(visit));
  if (!session) return Response.json({ error: 'The session has ended: sign in again.' }, { status: 401 });
  return Response.json({ accessToken: session.accessToken, expiresAt: session.expiresAt.toISOString() });
}
