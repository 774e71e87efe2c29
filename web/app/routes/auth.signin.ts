import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { leaveWithProblem } from '~/leave.server';
import { returnPath } from '~/session/returnPath';
import { pool } from '~/session/session.server';
import { rememberTransaction } from '~/session/transactions.server';

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url);
  const screen = searchParams.get('screen') === 'signup' ? 'signup' : 'signin';
  const begun = pool.begin(screen, returnPath(searchParams.get('to')));
  const { url, transaction } = await begun.catch((error: unknown) => leaveWithProblem(visit, error));
  await rememberTransaction(visit, transaction);
  return redirect(url.href);
}

// A page and not a bare resource, so that a failure is shown as one.
export default function SignIn() {
  return null;
}
