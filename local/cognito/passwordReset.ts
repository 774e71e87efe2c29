import { faultOfCode, typedCode, wrongCode } from './codeForm';
import { listOf } from './fields';
import { forgotPage, resetPage } from './pages';
import { hashPassword, rulesOf, unmetRules } from './passwords';
import type { Pool } from './pool';
import { sentOr } from './signIn';
import { addressOf, isAddress } from './users';
import { expectTriggerFailure, type Reply, type Visit } from './visit';

export function showForgot(visit: Visit): Reply {
  return { page: forgotPage(visit.base, { email: visit.progress.email ?? visit.hint }) };
}

/** Sends a code. The answer does not show whether there is an account. */
export async function forgot(pool: Pool, visit: Visit, form: URLSearchParams): Promise<Reply> {
  const email = addressOf(form.get('email') ?? '');
  const pageOf = (error: string) => forgotPage(visit.base, { email, error });
  if (!isAddress(email)) return { status: 400, page: pageOf('Enter a whole email address, such as name@example.com.') };
  const user = await pool.users.findByEmail(email);
  const order = { source: 'CustomMessage_ForgotPassword', email, user, clientId: visit.clientId } as const;
  const reply = await sentOr(pool, order, `${visit.base}/reset`, pageOf);
  if ('location' in reply) await visit.remember({ email });
  return reply;
}

export function showReset({ settings }: Pool, visit: Visit): Reply {
  if (visit.progress.email === undefined) return { location: `${visit.base}/forgot` };
  return { page: resetPage(visit.base, rulesOf(settings.passwordPolicy), { email: visit.progress.email }) };
}

export async function reset(pool: Pool, visit: Visit, form: URLSearchParams): Promise<Reply> {
  const { email } = visit.progress;
  if (email === undefined) return { location: `${visit.base}/forgot` };
  const code = typedCode(form);
  const password = form.get('password') ?? '';
  const { passwordPolicy } = pool.settings;
  const refuse = (error: string, status = 400): Reply => {
    return { status, page: resetPage(visit.base, rulesOf(passwordPolicy), { email, code, error }) };
  };
  const unmet = unmetRules(passwordPolicy, password);
  if (unmet.length > 0) return refuse(`Choose another password. Use ${listOf(unmet)}.`);
  const fault = await faultOfCode(pool, 'reset', email, code);
  const user = await pool.users.findByEmail(email);
  if (fault || !user) return refuse(fault ?? wrongCode);
  try {
    await pool.members.resetPassword(user, await hashPassword(password), visit.clientId);
  } catch (error) {
    expectTriggerFailure(error);
    return refuse('We could not set your password just now. Please try again.', 502);
  }
  await pool.codes.consume('reset', email);
  await pool.attempts.clear('password', email);
  return { location: `${visit.base}?notice=password-set` };
}
