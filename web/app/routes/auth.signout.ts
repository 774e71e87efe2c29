import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { signOut } from '~/session/ending.server';
import { pool } from '~/session/session.server';
import { noteUnfinishedSignOut } from '~/session/unfinishedSignOut.server';

export async function action(visit: ActionFunctionArgs) {
  if (!(await signOut(visit))) noteUnfinishedSignOut(visit);
  return redirect(pool.signOutUrl(), { status: 303, headers: { 'Clear-Site-Data': '"cache", "storage"' } });
}

export function loader() {
  return redirect('/');
}
