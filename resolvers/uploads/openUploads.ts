import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { mostOpenUploads } from '../../schema/limits';
import { granted } from '../shared/access';
import { uploadKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import { unfinished } from './uploadState';
import type { UploadContext } from './stash';

/** What is open is all that lies there, but for what ended a moment ago and waits for housekeeping. */
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
    // DynamoDB ends a page at 1 MiB, which they may well not fill.
    limit: mostOpenUploads,
  };
}

export function response(ctx: UploadContext): unknown {
  requireAnswer(ctx);
  return ctx.result;
}
