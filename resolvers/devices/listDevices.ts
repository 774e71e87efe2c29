import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import type { DeviceItem } from '../shared/deviceItems';
import { deviceKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import type { DeviceContext } from './stash';

/** More than anybody has; DynamoDB ends a page at 1 MiB anyway. */
const most = 1000;

/** Lists the devices that are signed in. */
export function request(ctx: DeviceContext): DynamoDBQueryRequest {
  const { pk, sk } = deviceKey(granted(ctx).callerId, '');
  return {
    operation: 'Query',
    query: {
      expression: 'pk = :user AND begins_with(sk, :device)',
      expressionValues: util.dynamodb.toMapValues({ ':user': pk, ':device': sk }),
    },
    filter: { expression: 'attribute_not_exists(revokedAt)' },
    consistentRead: true,
    limit: most,
  };
}

export function response(ctx: DeviceContext): null {
  requireAnswer(ctx);
  ctx.stash.devices = (ctx.result as { items: DeviceItem[] }).items;
  return null;
}
