import { data, redirect, redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi, type Api } from '~/api/api.server';
import { DeviceLogin } from '~/devices/DeviceLogin';
import { EnterCode } from '~/devices/EnterCode';
import { codePath } from '~/devices/codePath';
import { loginProblem, loginProblems } from '~/devices/loginProblem';
import {
  ApproveDeviceLoginDocument,
  DenyDeviceLoginDocument,
  DeviceLoginDocument,
  StillSignedInDocument,
} from '~/graphql/generated';
import { leaveWith, leaveWithProblem } from '~/leave.server';
import { signInAgainFrom } from '~/session/returnPath';
import { pool, type Visit } from '~/session/session.server';
import { approvals } from '~/session/transactions.server';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction = () => [{ title: 'Sign in a program · Quire' }];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const userCode = codeOf(visit);
  if (!userCode) {
    await api.prefetch(StillSignedInDocument, {});
    return { login: null, userCode, problem: null };
  }
  const { data: found, problem } = await api.look(DeviceLoginDocument, { userCode }, loginProblems);
  if (found) return { login: found.deviceLogin, userCode, problem: null };
  return data({ login: null, userCode, problem: loginProblem(problem) }, { status: problem.status });
}

export async function action(visit: ActionFunctionArgs) {
  const api = await requireApi(visit);
  const userCode = codeOf(visit);
  const intent = (await visit.request.formData()).get('intent');
  if (intent === 'approve') return redirectDocument(await approve(visit, api, userCode), 303);
  if (intent === 'deny') await deny(api, userCode);
  return redirect(codePath(userCode), 303);
}

const codeOf = ({ request }: Visit) => new URL(request.url).searchParams.get('code')?.trim() ?? '';

/** The next address: the pool, or first a new sign-in, to prove that it is still the same person. */
async function approve(visit: Visit, api: Api, userCode: string): Promise<string> {
  const { data: approved, problem } = await api.attempt(ApproveDeviceLoginDocument, { userCode }, [
    ...loginProblems,
    'Unauthorized',
  ]);
  if (problem?.type === 'Unauthorized') return signInAgainFrom(visit.request.url);
  if (problem) leaveWith(data(loginProblem(problem), { status: problem.status }));
  const { approveDeviceLogin } = approved;
  await approvals.remember(visit, { state: approveDeviceLogin.state });
  const url = await pool.approvalUrl(approveDeviceLogin).catch((error: unknown) => leaveWithProblem(visit, error));
  return url.href;
}

async function deny(api: Api, userCode: string): Promise<void> {
  const { problem } = await api.attempt(DenyDeviceLoginDocument, { userCode }, loginProblems);
  if (problem) leaveWith(data(loginProblem(problem), { status: problem.status }));
}

export default function Device() {
  const { login, userCode, problem } = useLoaderData<typeof loader>();
  return login ? <DeviceLogin {...login} /> : <EnterCode entered={userCode} sentence={problem?.sentence} />;
}
