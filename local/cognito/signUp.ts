import { faultOfCode, typedCode } from './codeForm';
import { listOf } from './fields';
import { confirmPage, signInPage, signUpPage } from './pages';
import { hashPassword, rulesOf, unmetRules } from './passwords';
import type { Pool } from './pool';
import { askToConfirm, sentOr, signInOr } from './signIn';
import { addressOf, isAddress, type User } from './users';
import { expectTriggerFailure, type Reply, type Visit } from './visit';

type SignUp = { name: string; email: string; password: string };

const longestName = 128;

export function showSignUp({ settings }: Pool, visit: Visit): Reply {
  const rules = rulesOf(settings.passwordPolicy);
  return { page: signUpPage(visit, rules, settings.isNameRequired, { email: visit.progress.email ?? visit.hint }) };
}

export async function signUp(pool: Pool, visit: Visit, form: URLSearchParams): Promise<Reply> {
  const given = signUpOf(form);
  const { name, email, password } = given;
  const refuse = (error: string, status = 400): Reply => {
    const rules = rulesOf(pool.settings.passwordPolicy);
    return { status, page: signUpPage(visit, rules, pool.settings.isNameRequired, { name, email, error }) };
  };
  const fault = faultOf(pool, given);
  if (fault) return refuse(fault);
  const user = await pool.users.create({ name, email, passwordHash: await hashPassword(password) });
  if (!user) return refuse('An account with the given email already exists.');
  return askToConfirm(pool, visit, user, 'CustomMessage_SignUp');
}

function signUpOf(form: URLSearchParams): SignUp {
  return {
    name: (form.get('name') ?? '').trim().normalize('NFC'),
    email: addressOf(form.get('email') ?? ''),
    password: form.get('password') ?? '',
  };
}

/** What is wrong with a sign-up, and what to do about it. */
function faultOf({ settings }: Pool, { name, email, password }: SignUp): string | undefined {
  if (name === '' && settings.isNameRequired) return 'Enter your name.';
  if (name.length > longestName) return `Enter a name of at most ${longestName} characters.`;
  if (!isAddress(email)) return 'Enter a whole email address, such as name@example.com.';
  const unmet = unmetRules(settings.passwordPolicy, password);
  return unmet.length > 0 ? `Choose another password. Use ${listOf(unmet)}.` : undefined;
}

export async function showConfirm(pool: Pool, visit: Visit, notice: string): Promise<Reply> {
  const user = await confirming(pool, visit);
  if (!user) return { location: visit.base };
  const sent = notice === 'sent' ? 'We sent you a new code.' : undefined;
  return { page: confirmPage(visit.base, { email: user.email, notice: sent }) };
}

export async function confirm(pool: Pool, visit: Visit, form: URLSearchParams): Promise<Reply> {
  const user = await confirming(pool, visit);
  if (!user) return { location: visit.base };
  if (user.isConfirmed) return { location: `${visit.base}?notice=confirmed` };
  const code = typedCode(form);
  const refuse = (error: string, status = 400): Reply => {
    return { status, page: confirmPage(visit.base, { email: user.email, code, error }) };
  };
  const fault = await faultOfCode(pool, 'confirm', user.email, code);
  if (fault) return refuse(fault);
  try {
    await pool.members.confirm(user, visit.clientId);
  } catch (error) {
    expectTriggerFailure(error);
    return refuse('We could not finish your account just now. Please try again.', 502);
  }
  await pool.codes.consume('confirm', user.email);
  const again = (error: string): Reply => ({ status: 502, page: signInPage(visit, { email: user.email, error }) });
  return signInOr(visit, user, again);
}

export async function resendCode(pool: Pool, visit: Visit): Promise<Reply> {
  const user = await confirming(pool, visit);
  if (!user) return { location: visit.base };
  const order = { source: 'CustomMessage_ResendCode', email: user.email, user, clientId: visit.clientId } as const;
  return sentOr(pool, order, `${visit.base}/confirm?notice=sent`, (error) =>
    confirmPage(visit.base, { email: user.email, error }),
  );
}

function confirming({ users }: Pool, { progress }: Visit): Promise<User | undefined> {
  return progress.confirming === undefined ? Promise.resolve(undefined) : users.findById(progress.confirming);
}
