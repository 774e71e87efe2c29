import { runtime, util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { StepContext } from '../shared/context';
import { refusedBy } from '../shared/head';
import { uploadKey } from '../shared/keys';
import { busy, requireAnswer } from '../shared/outcome';
import { conflictLife } from '../shared/upload';

/** Bytes that lost a race stay for days, so that their writer can look at both and decide. */
export function request(ctx: StepContext): DynamoDBUpdateItemRequest {
  const { conflict, upload } = ctx.stash;
  if (!conflict) runtime.earlyReturn(ctx.prev.result);
  const { expiresAt, ttl } = conflictLife();
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(uploadKey(upload.userId, upload.id)),
    update: {
      expression: 'SET expiresAt = :expiresAt, dueAt = :expiresAt, #ttl = :ttl',
      expressionNames: { '#ttl': 'ttl' },
      expressionValues: util.dynamodb.toMapValues({ ':expiresAt': expiresAt, ':ttl': ttl }),
    },
    condition: {
      expression: '#state = :open',
      expressionNames: { '#state': 'state' },
      expressionValues: util.dynamodb.toMapValues({ ':open': 'OPEN' }),
    },
  };
}

export function response(ctx: StepContext): never {
  // A condition that fails means that another call has completed the upload: trying again tells its answer.
  if (!ctx.error?.type.includes('ConditionalCheckFailed')) requireAnswer(ctx);
  const { conflict, upload } = ctx.stash;
  if (ctx.error || !conflict) busy();
  refusedBy(conflict.document, conflict.baseVersion, upload.id);
}
