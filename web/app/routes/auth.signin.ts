import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { leaveWithProblem } from '~/leave.server';
import type { Screen } from '~/session/pool.server';
import { returnPath } from '~/session/returnPath';
import { pool } from '~/session/session.server';
import { signIns } from '~/session/transactions.server';

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url);
  const begun = pool.begin(screenOf(searchParams.get('screen')), returnPath(searchParams.get('to')));
  const { url, transaction } = await begun.catch((error: unknown) => leaveWithProblem(visit, error));
  await signIns.remember(visit, transaction);
  return redirect(url.href);
}

const screenOf = (asked: string | null): Screen => (asked === 'signup' || asked === 'again' ? asked : 'signin');

// A page and not a resource route, so that failures are shown as a page.
export default function SignIn() {
  return null;
}
