import type { ActionFunctionArgs } from '@remix-run/node';
import { leaveWithProblem } from '~/leave.server';
import { findLiveSession, renewLiveSession } from '~/session/ending.server';

/** A short-lived access token for the calling page; with `renew` a new one, because the API refused the last. */
export async function action(visit: ActionFunctionArgs) {
  const isRenewal = new URL(visit.request.url).searchParams.has('renew');
  const found = isRenewal ? renewLiveSession(visit) : findLiveSession(visit);
  const session = await found.catch((error: unknown) => leaveWithProblem(visit, error));
  if (!session) return Response.json({ error: 'The session has ended: sign in again.' }, { status: 401 });
  return Response.json({ accessToken: session.accessToken, expiresAt: session.expiresAt.toISOString() });
}
