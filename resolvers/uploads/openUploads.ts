import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { mostOpenUploads } from '../../schema/limits';
import { granted } from '../shared/access';
import { uploadKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import { unfinished } from './uploadState';
import type { UploadContext } from './stash';

/** Lists open uploads: all rows under this key except those that have ended and wait for housekeeping. */
export function request(ctx: UploadContext): DynamoDBQueryRequest {
  const { pk, sk } = uploadKey(granted(ctx).callerId, '');
  return {
    operation: 'Query',
    query: {
      expression: 'pk = :user AND begins_with(sk, :upload)',
      expressionValues: util.dynamodb.toMapValues({ ':user': pk, ':upload': sk }),
    },
    filter: {
      expression: `${unfinished.expression} AND expiresAt > :now`,
      expressionNames: unfinished.names,
      expressionValues: util.dynamodb.toMapValues({ ...unfinished.values, ':now': util.time.nowISO8601() }),
    },
    consistentRead: true,
    // A query reads at most 1 MiB, which is enough for these rows.
    limit: mostOpenUploads,
  };
}

export function response(ctx: UploadContext): unknown {
  requireAnswer(ctx);
  return ctx.result;
}
