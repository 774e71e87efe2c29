import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { requireApi } from '~/api/api.server';
import { codePath } from '~/devices/codePath';
import { loginProblem, loginProblems } from '~/devices/loginProblem';
import { CompleteDeviceLoginDocument } from '~/graphql/generated';
import { leaveWith } from '~/leave.server';
import { approvals } from '~/session/transactions.server';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

/** The pool redirects here after an approval; the authorization code is passed on to the program. */
export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const approval = await approvals.take(visit);
  const code = new URL(visit.request.url).searchParams.get('code');
  if (!approval) return leaveWith(data(foreign, { status: 400 }));
  if (!code) return leaveWith(data(unfinished, { status: 400 }));
  const input = { state: approval.state, code };
  const { data: completed, problem } = await api.attempt(CompleteDeviceLoginDocument, { input }, loginProblems);
  if (problem) return leaveWith(data(loginProblem(problem), { status: problem.status }));
  return redirect(codePath(completed.completeDeviceLogin.userCode));
}

const foreign = {
  title: 'Nothing was approved here',
  sentence: 'This browser did not start it, or it is done already. If your program still waits, enter its code again.',
};

const unfinished = {
  title: 'Approving was not finished',
  sentence: 'The sign-in service broke it off. Enter the code of your program again and approve once more.',
};

export default function Approved() {
  return null;
}
