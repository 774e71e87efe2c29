import { util } from '@aws-appsync/utils';
import { deviceCallbackPath } from '../../schema/webPaths';
import type { DeviceLogin } from '../generated/types';
import { environment } from '../shared/context';
import type { DeviceLoginItem } from '../shared/deviceItems';
import { deviceLoginKey } from '../shared/keys';
import { fail } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import type { DeviceContext } from './stash';

/** Seconds that the person has to decide. */
export const pendingSeconds = 600;

/** Seconds between polls; increases for a program that polls too fast. */
export const firstInterval = 5;

/** Rows are kept longer than they are valid, so that a late program is told how its sign-in ended. */
const recordSeconds = 3600;

/** The sign-in as a page may show it. */
export function toDeviceLogin(item: DeviceLoginItem): DeviceLogin {
  const { userCode, clientName, clientVersion, platform, requestedAt, address, state, expiresAt } = item;
  return { userCode: dashed(userCode), clientName, clientVersion, platform, requestedAt, address, state, expiresAt };
}

export function dashed(userCode: string): string {
  return `${userCode.slice(0, 4)}-${userCode.slice(4)}`;
}

/** The time so many seconds from now. */
export function inSeconds(seconds: number): string {
  return util.time.epochMilliSecondsToISO8601(util.time.nowEpochMilliSeconds() + seconds * 1000);
}

/** For TTL, which only tidies up: what has ended is refused by its `expiresAt`. */
export function recordEnd(): number {
  return util.time.nowEpochSeconds() + recordSeconds;
}

/** Where the pool sends the browser once the person has approved. */
export function redirectUri(ctx: DeviceContext): string {
  return `${environment(ctx).WEB_ORIGIN}${deviceCallbackPath}`;
}

/** For steps after `loadLogin` and after a step that ends the request if no sign-in was found. */
export function foundLogin(ctx: DeviceContext): DeviceLoginItem {
  return ctx.stash.deviceLogin as DeviceLoginItem;
}

/** Holds if the sign-in's state is as it was read and it has not expired. */
export function unmoved({ state }: DeviceLoginItem, now: string) {
  return {
    expression: '#state = :was AND expiresAt > :now',
    names: { '#state': 'state' },
    values: { ':was': state, ':now': now },
  };
}

/** Moves a sign-in on from the state that was read. */
export function moveLogin(login: DeviceLoginItem, attributes: Partial<DeviceLoginItem>, remove: string[] = []) {
  const condition = unmoved(login, util.time.nowISO8601());
  return singleUpdateOf(deviceLoginKey(login.id), attributes, condition, remove);
}

/** The same message for codes that are unknown, expired, or taken by another person. */
export function codeNotFound(): never {
  fail(
    'NotFound',
    'There is no sign-in with this code, or it has ended. Compare it with the program, or start again there.',
  );
}

/** For requests with a long secret, which cannot be guessed, so nothing needs hiding. */
export function loginNotFound(): never {
  fail('NotFound', 'There is no such sign-in of yours. Start again in the program.');
}

export function loginEnded(): never {
  fail('Expired', 'This sign-in took too long. Start again in the program.');
}

/** Somebody has decided already, and differently. */
export function decided({ state }: DeviceLoginItem): never {
  fail('Conflict', decisions[state], { state });
}

const decisions: Record<DeviceLoginItem['state'], string> = {
  PENDING: 'This sign-in is not approved yet. Approve it in the browser.',
  APPROVING: 'This sign-in is not approved yet. Finish it in the browser.',
  APPROVED: 'This sign-in is approved already. Go back to the program.',
  DENIED: 'This sign-in was refused. Start again in the program.',
  REGISTERED: 'This device is signed in already. Revoke it among your devices if it should not be.',
};
