import { randomBytes } from 'node:crypto';
import type { MintAnswers, MintCall } from '../shared/mint';
import { userCodeAlphabet, userCodeLength } from './userCodes';

/** Makes what must not be guessed. It may do nothing else: it holds no rights at all. */
export function handler(call: MintCall): Promise<MintAnswers[MintCall['action']]> {
  return Promise.resolve(call.action === 'codes' ? { deviceCode: secret(), userCode: newUserCode() } : secret());
}

/** 256 bits. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Each symbol as likely as any other. */
export function newUserCode(): string {
  let code = '';
  while (code.length < userCodeLength) code += symbolsOf(randomBytes(userCodeLength));
  return code.slice(0, userCodeLength);
}

/** Bytes beyond the last whole round of the alphabet are left out: they would make its first symbols likelier. */
function symbolsOf(bytes: Uint8Array): string {
  const { length } = userCodeAlphabet;
  const fair = 256 - (256 % length);
  return [...bytes]
    .filter((byte) => byte < fair)
    .map((byte) => userCodeAlphabet.charAt(byte % length))
    .join('');
}
