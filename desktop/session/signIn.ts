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
import { LoginExpiredError } from './sessionErrors';
import { post } from '#client/graphql';
import type { SecretStore } from './sealed';
import { stored, userIdIn, type Session } from './sessions';

type Program = Pick<StartDeviceLoginInput, 'clientName' | 'clientVersion' | 'platform'>;

export type DeviceLoginStart = StartDeviceLoginMutation['startDeviceLogin'];

export type SignInOptions = {
  /** The web app's address; everything else is found from there. */
  origin: string;
  program: Program;
  /** Shows the code to the person, and opens a browser if possible. */
  show: (start: DeviceLoginStart) => void | Promise<void>;
  signal?: AbortSignal;
};

/** Signs this computer in: the person approves in a browser; only this program gets the tokens from the user pool. */
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

/** Before this step the API refuses the tokens. If it fails, they are revoked. */
async function register({ endpoints }: AnonymousApi, deviceCode: string, tokens: Tokens): Promise<string> {
  const headers = { authorization: tokens.accessToken };
  const variables = { deviceCode };
  try {
    const { data } = await retry(() =>
      post({ url: endpoints.graphql, headers, document: RegisterDeviceDocument, variables }),
    );
    return data.registerDevice.id;
  } catch (error) {
    // The first failure is the one to report; the API refuses these tokens in any case.
    await desktopPool(endpoints)
      .revoke(tokens.refreshToken)
      .catch(() => undefined);
    throw error;
  }
}

/** Ends a sign-in at Quire that cannot be saved here. The failure to report is the one of saving. */
export async function giveBack({ endpoints, ...session }: Session, failure: unknown): Promise<never> {
  const { accessToken, refreshToken, deviceId: id } = session;
  const headers = { authorization: accessToken };
  await Promise.allSettled([
    post({ url: endpoints.graphql, headers, document: RevokeDeviceDocument, variables: { id } }),
    desktopPool(endpoints).revoke(refreshToken),
  ]);
  throw failure;
}
