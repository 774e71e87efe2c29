import { longestClientVersion, longestDeviceName } from '../../schema/limits';
import { devicePath } from '../../schema/webPaths';
import type { DeviceLoginStart, MutationStartDeviceLoginArgs } from '../generated/types';
import { environment } from '../shared/context';
import { requireLabel, requireSecret } from '../shared/input';
import { dashed, foundLogin, pendingSeconds } from './login';
import type { DeviceContext } from './stash';

export function request(ctx: DeviceContext<MutationStartDeviceLoginArgs>): object {
  const { codeChallenge, clientName, clientVersion, platform, replaces } = ctx.args.input;
  ctx.stash.askedLogin = {
    codeChallenge: requireSecret(codeChallenge, 'codeChallenge'),
    clientName: requireLabel(clientName, 'clientName', longestDeviceName),
    clientVersion: requireLabel(clientVersion, 'clientVersion', longestClientVersion),
    platform: requireLabel(platform, 'platform', longestDeviceName),
  };
  ctx.stash.codeCount = { what: 'STARTED', isOneMore: true };
  ctx.stash.deviceCode = replaces ? requireSecret(replaces, 'replaces') : null;
  return {};
}

export function response(ctx: DeviceContext): DeviceLoginStart {
  const { userCode, interval } = foundLogin(ctx);
  const verificationUri = `${environment(ctx).WEB_ORIGIN}${devicePath}`;
  return {
    deviceCode: ctx.stash.mintedCodes.deviceCode,
    userCode: dashed(userCode),
    verificationUri,
    verificationUriComplete: `${verificationUri}?code=${dashed(userCode)}`,
    expiresIn: pendingSeconds,
    interval,
  };
}
