import type { AccountItem } from './items';
import { accountKey } from './keys';
import { updateOf, type Condition, type Update } from './write';

type Figures = Pick<AccountItem, 'bytesAvailable' | 'bytesReserved' | 'documentCount' | 'openUploads'>;

/** Moves an account's figures by so much each, within these limits; an account that is gone has none. */
export function accountUpdate(userId: string, difference: Partial<Figures>, limits?: Condition): Update {
  const isThere = 'attribute_exists(pk)';
  const condition = limits ? { ...limits, expression: `${isThere} AND ${limits.expression}` } : { expression: isThere };
  return updateOf(accountKey(userId), { add: difference }, condition);
}
