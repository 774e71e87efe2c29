import { vi } from 'vitest';
import { ApproveDeviceLoginDocument, CompleteDeviceLoginDocument } from '#client/generated';
import type { Bed } from './bed';
import type { Computer, Running } from './computer';
import { authorize, type visitor } from './program';

/** A sign-in under way: the waiting command and the code that the person approves. */
type Login = { login: Running; userCode: string };

// The environment of a computer without a desktop session.
export const withoutKeychain = { QUIRE_KEYCHAIN: 'on', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nobody/listens' };

const codeIn = (text: string) => /[A-Z]{4}-[A-Z]{4}/.exec(text)?.[0];

export async function startLogin(computer: Computer, web: string, env: Record<string, string> = {}): Promise<Login> {
  const login = computer.start(['login', web, '--no-browser'], { env: { ...withoutKeychain, ...env } });
  const userCode = await vi.waitFor(() => codeIn(login.said.err) ?? Promise.reject(new Error('No code yet.')), 20_000);
  return { login, userCode };
}

type Somebody = Awaited<ReturnType<typeof visitor>>;

/** Approves a code as the person and the web app do. */
export async function approve(
  bed: Pick<Bed, 'endpoints'>,
  { person, browser }: Somebody,
  userCode: string,
): Promise<void> {
  const { approveDeviceLogin } = await person.get(ApproveDeviceLoginDocument, { userCode });
  const code = await authorize(bed, browser, approveDeviceLogin);
  await person.get(CompleteDeviceLoginDocument, { input: { state: approveDeviceLogin.state, code } });
}
