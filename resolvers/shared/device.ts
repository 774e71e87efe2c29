import { util } from '@aws-appsync/utils';
import type { Device } from '../generated/types';
import { nameOf, type Found } from './batch';
import { callerId, desktopSession } from './caller';
import type { StepContext } from './context';
import type { DeviceItem } from './deviceItems';
import { isId } from './input';
import { deviceKey, type Key } from './keys';
import { fail, unauthorized } from './outcome';
import type { Condition } from './write';

/** The key of the device row, which must be read for a desktop token; none for a browser. */
export function deviceKeys(ctx: StepContext): Key[] {
  const session = desktopSession(ctx);
  return session === null ? [] : [deviceKey(callerId(ctx), session)];
}

/** Ends the request if a desktop's device is not registered or is revoked. Null for a browser. */
export function requireDevice(ctx: StepContext, found: Found): DeviceItem | null {
  const [key] = deviceKeys(ctx);
  if (!key) return null;
  const device = found[nameOf(key)] as DeviceItem | undefined;
  if (!device) unauthorized('This device is not registered. Sign in to Quire again.', 'DEVICE_NOT_REGISTERED');
  if (device.revokedAt) deviceRevoked();
  return device;
}

export function deviceRevoked(): never {
  unauthorized('This device was signed out of Quire. Sign in again.', 'DEVICE_REVOKED');
}

export function deviceNotFound(): never {
  fail('NotFound', 'There is no such device of yours.');
}

export function requireDeviceId(id: string): string {
  if (!isId(id)) deviceNotFound();
  return id;
}

/** Holds while this device is signed in. */
export function stillRegistered(deviceId: string): Condition {
  return { expression: 'id = :id AND attribute_not_exists(revokedAt)', values: { ':id': deviceId } };
}

/** Makes the device's tokens invalid. The row stays, so that the device can be told. */
export function revocation(): Pick<DeviceItem, 'revokedAt'> {
  return { revokedAt: util.time.nowISO8601() };
}

/** The device as the schema shows it. */
export function toDevice(ctx: StepContext, item: DeviceItem): Device {
  return {
    id: item.id,
    name: item.name,
    clientName: item.clientName,
    clientVersion: item.clientVersion,
    platform: item.platform,
    createdAt: item.createdAt,
    lastSeenAt: item.lastSeenAt,
    address: item.address,
    isCurrent: item.id === desktopSession(ctx),
  };
}
