import { confirmPage, signInPage } from './pages';
import { isPassword } from './passwords';
import type { Pool } from './pool';
import type { MessageSource } from './triggers';
import { addressOf, isAddress, type User } from './users';
import type { CodeOrder } from './verification';
import { expectTriggerFailure, type Reply, type Visit } from './visit';

const notices: Record<string, string> = {
  'password-set': 'Your new password is set. Sign in with it.',
  confirmed: 'Your email is confirmed. Sign in to go on.',
};

export function showSignIn(visit: Visit, notice: string): Reply {
  return { page: signInPage(visit, { email: visit.progress.email ?? visit.hint, notice: notices[notice] }) };
}

export async function signIn(pool: Pool, visit: Visit, form: URLSearchParams): Promise<Reply> {
  const email = addressOf(form.get('email') ?? '');
  const password = form.get('password') ?? '';
  const refuse = (error: string, rest: { status?: number; wait?: number } = {}): Reply => {
    return { status: 400, ...rest, page: signInPage(visit, { email, error }) };
  };
  if (email === '' || password === '') return refuse('Enter your email address and your password.');
  if (!isAddress(email)) return refuse('Incorrect email address or password.');
  const wait = await pool.attempts.take('password', email);
  if (wait > 0) return refuse(tooMany(wait), { status: 429, wait });
  const user = await pool.users.findByEmail(email);
  const isRight = await isPassword(password, user?.passwordHash);
  if (!user || !isRight) return refuse('Incorrect email address or password.');
  await pool.attempts.clear('password', email);
  if (!user.isConfirmed) return askToConfirm(pool, visit, user, 'CustomMessage_ResendCode');
  return signInOr(visit, user, (error) => refuse(error, { status: 502 }));
}

/** The password was right, but the address is not confirmed yet. */
export async function askToConfirm(pool: Pool, visit: Visit, user: User, source: MessageSource): Promise<Reply> {
  await visit.remember({ confirming: user.id, email: user.email });
  return sentOr(pool, { email: user.email, user, source, clientId: visit.clientId }, `${visit.base}/confirm`, (error) =>
    confirmPage(visit.base, { email: user.email, error }),
  );
}

/** Sends a code and goes on at `location`; if none was sent, the page says why. */
export async function sentOr(
  pool: Pool,
  order: CodeOrder,
  location: string,
  pageOf: (error: string) => string,
): Promise<Reply> {
  try {
    const wait = await pool.sendCode(order);
    return wait === 0 ? { location } : { status: 429, wait, page: pageOf(tooMany(wait)) };
  } catch (error) {
    expectTriggerFailure(error);
    return { status: 502, page: pageOf('We could not send a code just now. Please try again.') };
  }
}

/** Signs in; if that fails, the page says so. */
export async function signInOr(visit: Visit, user: User, refuse: (error: string) => Reply): Promise<Reply> {
  try {
    return { location: await visit.signIn(user) };
  } catch (error) {
    expectTriggerFailure(error);
    return refuse('We could not sign you in just now. Please try again.');
  }
}

function tooMany(seconds: number): string {
  const wait =
    seconds < 90 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.ceil(seconds / 60)} minutes`;
  return `Too many attempts. Wait ${wait}, then try again.`;
}
