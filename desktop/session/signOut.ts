import { RevokeDeviceDocument } from '#client/generated';
import type { Api } from '../api/api';
import { retry } from '../api/calls';
import { desktopPool } from './desktopPool';
import { DeviceRevokedError, SignedOutError } from './sessionErrors';
import { failureOf } from '../api/failure';
import { SignInKeptError } from '../disk/stateErrors';

export type SignedOut = {
  /** False if Quire could not be reached: the device is still listed there. */
  isRevoked: boolean;
  web: string;
};

/** Signs this computer out, here in any case. What can fail on this computer is tried before Quire is told. */
export async function signOut(api: Api): Promise<SignedOut> {
  const { endpoints, deviceId, refreshToken } = await api.sessions.require();
  await api.sessions.requireEndable();
  const isRevoked = await succeeds(() => retry(() => api.ask(RevokeDeviceDocument, { id: deviceId })));
  // Also if the first step failed: either one alone makes the refresh token useless.
  await succeeds(() => desktopPool(endpoints).revoke(refreshToken));
  await api.sessions.end().catch((cause: unknown) => {
    throw new SignInKeptError(api.sessions.path, isRevoked, cause);
  });
  return { isRevoked, web: endpoints.web };
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const failure = failureOf(error);
    return failure instanceof DeviceRevokedError || failure instanceof SignedOutError;
  }
}
