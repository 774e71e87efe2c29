import type { MintAnswers, MintCall, MintedCodes } from '../../shared/mint';
import { hashPassword, isPassword } from './passwords';
import { hashToken, newLinkToken, newSecret, sealed } from './secrets';
import { newUserCode } from './userCodes';

type Unsealing = Extract<MintCall, { action: 'unsealToken' }>;

/** Makes what must not be guessed, and hashes what must not be kept. It may do nothing else: it holds no rights at all. */
export async function handler(call: MintCall): Promise<MintAnswers[MintCall['action']]> {
  switch (call.action) {
    case 'codes':
      return newCodes(call.replaces);
    case 'state':
      return newSecret();
    case 'linkToken':
      return newLinkToken(call.seal);
    case 'unsealToken':
      return (await isSamePassword(call)) ? sealed(call.sealedToken, call.seal) : null;
    case 'hashToken':
      return hashToken(call.token);
    case 'hashPassword':
      return hashPassword(call.password);
    case 'isPassword':
      return isPassword(call.password, call.passwordHash);
  }
}

async function isSamePassword({ password, passwordHash }: Unsealing): Promise<boolean> {
  return !passwordHash || isPassword(password ?? '', passwordHash);
}

function newCodes(replaces: string | null): MintedCodes {
  const deviceCode = newSecret();
  const replacedId = replaces === null ? null : hashToken(replaces);
  return { deviceCode, loginId: hashToken(deviceCode), userCode: newUserCode(), replacedId };
}
