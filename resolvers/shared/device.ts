import { nameOf, type Found } from './batch';
import { callerId, desktopSession } from './caller';
import type { StepContext } from './context';
import { deviceKey, type Key } from './keys';
import { fail } from './outcome';

/** The row that a desktop token needs beside whatever else is read; none for a browser. */
export function deviceKeys(ctx: StepContext): Key[] {
  const session = desktopSession(ctx);
  return session === null ? [] : [deviceKey(callerId(ctx), session)];
}

/** A desktop token opens nothing before its device is registered, nor after it is revoked. */
export function requireDevice(ctx: StepContext, found: Found): void {
  const missing = deviceKeys(ctx).filter((key) => !found[nameOf(key)]);
  if (missing.length === 0) return;
  fail('Unauthorized', 'This device is not signed in to Quire any more. Sign in again.');
}
