import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { logFailure } from '~/log.server';
import { endSession, pool } from '~/session/session.server';

export async function action(visit: ActionFunctionArgs) {
  // This browser is signed out even where the pool cannot be reached.
  await endSession(visit).catch((error: unknown) => logFailure(error, visit));
  return redirect(pool.signOutUrl(), { status: 303, headers: { 'Clear-Site-Data': '"cache", "storage"' } });
}

export function loader() {
  return redirect('/');
}
