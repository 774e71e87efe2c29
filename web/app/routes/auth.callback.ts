import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { leaveWithProblem } from '~/leave.server';
import { findSession, pool, startSession } from '~/session/session.server';
import { signIns } from '~/session/transactions.server';
import { documentsPath } from '../../../schema/webPaths';

export async function loader(visit: LoaderFunctionArgs) {
  const transaction = await signIns.take(visit);
  const redeemed = transaction && pool.redeem(new URL(visit.request.url).search, transaction);
  const tokens = await redeemed?.catch((error: unknown) => leaveWithProblem(visit, error));
  if (transaction && tokens) {
    await startSession(visit, tokens);
    return redirect(transaction.to);
  }
  // A visitor may come here through the browser's history, which is not a failure.
  return redirect((await findSession(visit)) ? documentsPath : '/?signin=unfinished');
}

export default function SignedIn() {
  return null;
}
