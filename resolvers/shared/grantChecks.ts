import { util } from '@aws-appsync/utils';
import { granted } from './access';
import type { StepContext } from './context';
import { grantKey, type Key } from './keys';
import { documentNotFound, forbidden } from './outcome';
import type { GrantItem } from './shareItems';
import type { Refusal } from './transaction';
import { checkOf, type Write } from './write';

/**
 * Access may be removed between the read and the write, so the write checks the caller's grant again (an owner needs none),
 * and then the grant of the manager who gave it.
 */
export function grantChecks(
  ctx: StepContext,
  documentId: string,
  now: string,
  least: 'EDITOR' | 'MANAGER' = 'EDITOR',
): Write[] {
  const { callerId, role, grant } = granted(ctx);
  if (!role || role === 'OWNER') return [];
  const own = grantCheck(grantKey(documentId, callerId), now, least);
  const giverId = grant?.givenById ?? null;
  return giverId === null ? [own] : [own, grantCheck(grantKey(documentId, giverId), now, 'MANAGER')];
}

function grantCheck(key: Key, now: string, least: 'EDITOR' | 'MANAGER'): Write {
  return checkOf(key, {
    expression: '(#role = :least OR #role = :manager) AND (attribute_not_exists(expiresAt) OR expiresAt > :now)',
    names: { '#role': 'role' },
    values: { ':least': least, ':manager': 'MANAGER', ':now': now },
  });
}

/**
 * Ends the request if the first of `grantChecks` was refused; a caller who may still see the document is told their role
 * now. If only the giver's was refused, a retry sees why.
 */
export function endWithoutGrant(refusal: Refusal | null | undefined): void {
  if (!refusal) return;
  const { role, expiresAt } = (refusal.item ?? {}) as Partial<GrantItem>;
  if (!role || (expiresAt && expiresAt <= util.time.nowISO8601())) documentNotFound();
  forbidden(role);
}
