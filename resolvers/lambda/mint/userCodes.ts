import { randomBytes } from 'node:crypto';
import { userCodeAlphabet, userCodeLength } from '../../devices/userCodes';

/** Each symbol as likely as any other. */
export function newUserCode(): string {
  let code = '';
  while (code.length < userCodeLength) code += symbolsOf(randomBytes(userCodeLength));
  return code.slice(0, userCodeLength);
}

/** Bytes beyond the last whole round of the alphabet are left out: they would make its first symbols likelier. */
export function symbolsOf(bytes: Uint8Array): string {
  const { length } = userCodeAlphabet;
  const fair = 256 - (256 % length);
  return [...bytes]
    .filter((byte) => byte < fair)
    .map((byte) => userCodeAlphabet.charAt(byte % length))
    .join('');
}
