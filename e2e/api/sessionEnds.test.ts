import { afterEach, expect, test } from 'vitest';
import { MeDocument, RevokeDeviceDocument } from '#client/generated';
import { Browser } from '../../local/cognito/testing/browser';
import { claimsOf, codeFor, password, SignIn, signUp, type Tokens } from '../../local/cognito/testing/signIn';
import { useBed } from './testing/bed';
import { Listener } from './testing/listening';
import { signedIn } from './testing/program';
import { Person, post } from './testing/quire';

const bed = useBed();
const listeners: Listener[] = [];

afterEach(() => listeners.splice(0).forEach((listener) => listener.close()));

type Session = { email: string; browser: Browser; signIn: SignIn; tokens: Tokens };

const pool = () => ({ issuer: bed.endpoints.auth });
const app = () => ({ id: bed.endpoints.webClientId, callback: `${bed.endpoints.web}/auth/callback` });

let people = 0;
async function newcomer(): Promise<Session> {
  const email = `somebody-${(people += 1)}@example.com`;
  const { browser, signIn } = await signUp(pool(), email, app());
  return { email, browser, signIn, tokens: await signIn.redeem(browser) };
}

/** The same person in another browser. */
async function again({ email }: Pick<Session, 'email'>, known = password): Promise<Session> {
  const signIn = new SignIn(pool(), app());
  const browser = await new Browser(pool()).open(signIn.url());
  await browser.submit('', { email, password: known });
  return { email, browser, signIn, tokens: await signIn.redeem(browser) };
}

const personOf = (token: string) => new Person(bed.endpoints.graphql, '', token);
const signOut = (token: string) =>
  post(bed.endpoints.graphql, { authorization: token }, '{"query":"mutation { signOut }"}');

/** `let in`, or why not. */
async function outcomeOf(token: string): Promise<string> {
  const { status, errors } = await personOf(token).ask(MeDocument, {});
  if (status === 401) return 'refused at the door';
  const [error] = errors;
  return error ? `${error.errorInfo?.reason as string}` : 'let in';
}

async function listening(token: string): Promise<Listener> {
  const listener = new Listener(bed, token);
  listeners.push(listener);
  await listener.connect();
  return listener;
}

async function startOf(token: string): Promise<string> {
  const listener = new Listener(bed, token);
  listeners.push(listener);
  const { type } = await listener.connect();
  return type === 'connection_ack' ? (await listener.start()).type : type;
}

async function reset({ email }: Session): Promise<void> {
  const browser = await new Browser(pool()).open(new SignIn(pool(), app()).url());
  await browser.submit('/forgot', { email });
  const code = await codeFor(pool(), email);
  await browser.submit('/reset', { code, password: newPassword });
}

const newPassword = 'Another horse 9 battery';

async function revoke({ tokens }: Session): Promise<void> {
  const body = new URLSearchParams({ token: tokens.refresh_token, client_id: app().id });
  await fetch(`${pool().issuer}/oauth2/revoke`, { method: 'POST', body });
}

test.each<[string, string, (session: Session) => Promise<unknown>]>([
  ['signing out', 'SESSION_ENDED', ({ tokens }) => signOut(tokens.access_token)],
  ['revoking its refresh token', 'refused at the door', revoke],
  ['using its code twice', 'refused at the door', ({ signIn, browser }) => signIn.redeem(browser)],
  ['setting a new password', 'refused at the door', reset],
])('%s ends a session everywhere at its next call: %s (E-45) (E-26)', async (name, told, end) => {
  const ending = await newcomer();
  const other = await again(ending);
  const listener = await listening(ending.tokens.access_token);
  expect((await listener.start()).type).toBe('start_ack');
  expect([await outcomeOf(ending.tokens.access_token), await outcomeOf(other.tokens.access_token)]).toEqual([
    'let in',
    'let in',
  ]);

  await end(ending);

  expect(await outcomeOf(ending.tokens.access_token)).toBe(told);
  expect(await startOf(ending.tokens.access_token)).toMatch(/error/);
  const refreshed = await ending.signIn.refresh(ending.tokens.refresh_token);
  if (refreshed.access_token) expect(await outcomeOf(refreshed.access_token)).toBe(told);
  const isAll = name.includes('password');
  expect(await outcomeOf(other.tokens.access_token)).toBe(isAll ? told : 'let in');
  // With the password one can sign in again at once.
  const next = await again(ending, isAll ? newPassword : password);
  expect(await outcomeOf(next.tokens.access_token)).toBe('let in');
});

test('signing out ends what the session listens to, and nothing else (E-45) (E-25)', async () => {
  const ending = await newcomer();
  const other = await again(ending);
  const [gone, staying] = [await listening(ending.tokens.access_token), await listening(other.tokens.access_token)];
  for (const listener of [gone, staying]) expect((await listener.start()).type).toBe('start_ack');
  await signOut(ending.tokens.access_token);
  expect((await gone.socket.next('complete', '1')).type).toBe('complete');
  expect(staying.socket.heard.map(({ type }) => type)).not.toContain('complete');
});

test('a new password ends sessions by the table too, where the pool tells the API nothing (E-45)', async () => {
  const before = await newcomer();
  await reset(before);
  const row = await bed.rows.get(`USER#${claimsOf(before.tokens.access_token).sub}`, 'SESSIONS');
  const authTime = (token: string) => Number(claimsOf(token).auth_time);
  const after = await again(before, newPassword);
  expect(authTime(before.tokens.access_token)).toBeLessThan(Number(row?.signedOutAt));
  expect(authTime(after.tokens.access_token)).toBeGreaterThanOrEqual(Number(row?.signedOutAt));
  expect(await outcomeOf(after.tokens.access_token)).toBe('let in');
});

test('signing out of a desktop revokes its device (E-45)', async () => {
  const { desktop, device } = await signedIn(bed, 'dora@example.com');
  expect((await signOut(desktop.accessToken)).data).toEqual({ signOut: device.id });
  expect(await outcomeOf(desktop.accessToken)).toBe('DEVICE_REVOKED');
  const { errors } = await desktop.ask(RevokeDeviceDocument, { id: device.id });
  expect(errors[0]?.errorType).toBe('Unauthorized');
});

test('twenty sessions of one person that end at once all end, each when it is told so', async () => {
  const { email } = await newcomer();
  const tokens = await Promise.all(Array.from({ length: 20 }, async () => (await bed.token({ email })).accessToken));
  const endInTurn = async (token: string): Promise<void> => {
    const { errors } = await signOut(token);
    if (errors[0]?.errorType === 'Busy') return endInTurn(token);
    expect(errors).toEqual([]);
  };
  await Promise.all(tokens.map(endInTurn));
  expect(await Promise.all(tokens.map(outcomeOf))).toEqual(tokens.map(() => 'SESSION_ENDED'));
});
