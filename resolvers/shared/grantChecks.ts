import { util } from '@aws-appsync/utils';
import { granted } from './access';
import type { StepContext } from './context';
import { grantKey, type Key } from './keys';
import { documentNotFound, forbidden } from './outcome';
import type { GrantItem } from './shareItems';
import type { Refusal } from './transaction';
import { checkOf, type Write } from './write';

/**
 * Access may be taken away between the read and the write: a caller who is not the owner proves the grant again, and after
 * it that of the manager who gave it.
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
 * Ends the request where the first of `grantChecks` was refused: who may still see the document is told what they are to
 * it now. Where only the giver's was refused, trying again tells.
 */
export function endWithoutGrant(refusal: Refusal | null | undefined): void {
  if (!refusal) return;
  const { role, expiresAt } = (refusal.item ?? {}) as Partial<GrantItem>;
  if (!role || (expiresAt && expiresAt <= util.time.nowISO8601())) documentNotFound();
  forbidden(role);
}
