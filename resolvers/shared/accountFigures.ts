import type { AccountItem } from './items';
import { accountKey } from './keys';
import { updateOf, type Condition, type Update } from './write';

type Figures = Pick<AccountItem, 'bytesAvailable' | 'bytesReserved' | 'documentCount' | 'openUploads'>;

/** Adds these differences to an account's figures, within these limits; fails if the account is deleted. */
export function accountUpdate(userId: string, difference: Partial<Figures>, limits?: Condition): Update {
  const isThere = 'attribute_exists(pk)';
  const condition = limits ? { ...limits, expression: `${isThere} AND ${limits.expression}` } : { expression: isThere };
  return updateOf(accountKey(userId), { add: difference }, condition);
}
