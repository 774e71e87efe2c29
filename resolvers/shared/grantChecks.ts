import { util } from '@aws-appsync/utils';
import { granted } from './access';
import { environment, type StepContext } from './context';
import { grantKey, type Key } from './keys';
import { documentNotFound, forbidden } from './outcome';
import type { GrantItem } from './shareItems';
import type { Refusal } from './transaction';

/**
 * Access may be taken away between the read and the write: a caller who is not the owner proves the grant again, and after
 * it that of the manager who gave it.
 */
export function grantChecks(ctx: StepContext, documentId: string, now: string, least: 'EDITOR' | 'MANAGER' = 'EDITOR') {
  const { callerId, role, grant } = granted(ctx);
  if (!role || role === 'OWNER') return [];
  const own = grantCheck(ctx, grantKey(documentId, callerId), now, least);
  const giverId = grant?.givenById ?? null;
  return giverId === null ? [own] : [own, grantCheck(ctx, grantKey(documentId, giverId), now, 'MANAGER')];
}

function grantCheck(ctx: StepContext, key: Key, now: string, least: 'EDITOR' | 'MANAGER') {
  return {
    table: environment(ctx).TABLE,
    operation: 'ConditionCheck' as const,
    key: util.dynamodb.toMapValues(key),
    condition: {
      expression: '(#role = :least OR #role = :manager) AND (attribute_not_exists(expiresAt) OR expiresAt > :now)',
      expressionNames: { '#role': 'role' },
      expressionValues: util.dynamodb.toMapValues({ ':least': least, ':manager': 'MANAGER', ':now': now }),
      returnValuesOnConditionCheckFailure: true,
    },
  };
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
