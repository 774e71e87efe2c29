import type { Util } from '@aws-appsync/utils';
import { filterExpression } from './filterExpression';
import { notBuilt } from './notBuilt';
import { subscriptionFilter } from './subscriptionFilter';

const asJson = (filter: unknown) => {
  const expression = filterExpression(filter);
  return expression && JSON.stringify(expression);
};

export const transform = {
  toDynamoDBFilterExpression: asJson,
  toDynamoDBConditionExpression: asJson,
  toElasticsearchQueryDSL: notBuilt('util.transform.toElasticsearchQueryDSL'),
  toSubscriptionFilter: subscriptionFilter,
} satisfies Record<keyof Util['transform'], unknown>;
