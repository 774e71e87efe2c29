import { needs } from '../shared/access';
import { hasOnly } from '../shared/input';
import { invalid } from '../shared/outcome';
import { userCodeAlphabet, userCodeLength } from './userCodes';
import type { DeviceContext } from './stash';

/** Sets what a field that takes a user code needs from its steps. */
export function enterCode(ctx: DeviceContext<{ userCode: string }>): object {
  ctx.stash.userCode = plainCode(ctx.args.userCode);
  needs(ctx, {});
  return {};
}

/** People leave out the dash, add spaces, or write small letters. */
function plainCode(given: string): string {
  const plain = given.toUpperCase().split('-').join('').split(' ').join('');
  if (plain.length !== userCodeLength || !hasOnly(userCodeAlphabet, plain)) {
    invalid('A code is 8 letters without vowels, such as BCDF-GHJK.', 'userCode');
  }
  return plain;
}
