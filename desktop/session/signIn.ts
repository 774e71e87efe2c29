import { calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client';
import {
  PollDeviceLoginDocument,
  RegisterDeviceDocument,
  RevokeDeviceDocument,
  StartDeviceLoginDocument,
  type StartDeviceLoginInput,
  type StartDeviceLoginMutation,
} from '#client/generated';
import type { Tokens } from '#client/tokens';
import { AnonymousApi } from '../api/anonymous';
import { retry } from '../api/calls';
import { decision } from './decision';
import { desktopPool } from './desktopPool';
import { discover } from '#client/discover';
import { LoginExpiredError } from '#client/errors';
import { post } from '#client/graphql';
import type { SecretStore } from './sealed';
import { stored, userIdIn, type Session } from './sessions';

type Program = Pick<StartDeviceLoginInput, 'clientName' | 'clientVersion' | 'platform'>;

export type DeviceLoginStart = StartDeviceLoginMutation['startDeviceLogin'];

export type SignInOptions = {
  /** Of the web app: all else is found from there. */
  origin: string;
  program: Program;
  /** Shows the person the code, and opens the browser where it can. */
  show: (start: DeviceLoginStart) => void | Promise<void>;
  signal?: AbortSignal;
};

/** Signs this computer in: the person approves in a browser, and tokens come from the user pool to this program alone. */
export async function signIn({ origin, program, show, signal }: SignInOptions, earlier: SecretStore): Promise<Session> {
  const api = new AnonymousApi(await discover(origin));
  const verifier = randomPKCECodeVerifier();
  const codeChallenge = await calculatePKCECodeChallenge(verifier);
  const input = { ...program, codeChallenge, replaces: await earlier.read() };
  const { startDeviceLogin: start } = await api.ask(StartDeviceLoginDocument, { input });
  const { deviceCode, interval } = start;
  await earlier.write(deviceCode);
  await show(start);
  const poll = async () => (await api.ask(PollDeviceLoginDocument, { deviceCode })).pollDeviceLogin;
  const approval = await decision({ poll, interval, signal });
  const tokens = await retry(() => desktopPool(api.endpoints).redeem({ ...approval, verifier }));
  if (!tokens) throw new LoginExpiredError();
  const deviceId = await register(api, deviceCode, tokens);
  return { endpoints: api.endpoints, userId: userIdIn(tokens), deviceId, ...stored(tokens) };
}

/** Before this the tokens open nothing. Where it comes to nothing they are given back. */
async function register({ endpoints }: AnonymousApi, deviceCode: string, tokens: Tokens): Promise<string> {
  const headers = { authorization: tokens.accessToken };
  const variables = { deviceCode };
  try {
    const { data } = await retry(() =>
      post({ url: endpoints.graphql, headers, document: RegisterDeviceDocument, variables }),
    );
    return data.registerDevice.id;
  } catch (error) {
    // The first failure is the one to tell; these tokens open nothing either way.
    await desktopPool(endpoints)
      .revoke(tokens.refreshToken)
      .catch(() => undefined);
    throw error;
  }
}

/** A sign-in that cannot be kept here ends at Quire as well. What kept it from being kept is the failure to tell. */
export async function giveBack({ endpoints, ...session }: Session, failure: unknown): Promise<never> {
  const { accessToken, refreshToken, deviceId: id } = session;
  const headers = { authorization: accessToken };
  await Promise.allSettled([
    post({ url: endpoints.graphql, headers, document: RevokeDeviceDocument, variables: { id } }),
    desktopPool(endpoints).revoke(refreshToken),
  ]);
  throw failure;
}
