import { systemClock, type Clock } from '../shared/clock';
import type { Service } from '../shared/cloud';
import { logFault } from '../shared/fault';
import { resourcesOf, type Resource, type Template } from '../template/template';
import { DynamoError, type Dynamo } from './client';

type Properties = {
  TableName: string;
  KeySchema: { AttributeName: string }[];
  TimeToLiveSpecification?: { AttributeName?: string; Enabled: boolean };
};
type Expiring = { tableName: string; keys: string[]; attribute: string };
type Key = Record<string, unknown>;
type Page = { Items: Key[]; LastEvaluatedKey?: Key };

const minuteMilliseconds = 60_000;
// DynamoDB ignores items that seem to have expired longer ago than this.
const longestPastSeconds = 5 * 365 * 86_400;
// Pages are short, so that other requests do not wait long behind them.
const pageSize = 500;

type Options = { clock?: Clock; everyMilliseconds?: number };

/** Deletes expired items at intervals; DynamoDB does so by itself, but the engine does not. */
export function startTimeToLive(dynamo: Dynamo, template: Template, options: Options = {}): Service {
  const { clock = systemClock, everyMilliseconds = minuteMilliseconds } = options;
  const stopping = new AbortController();
  const sweeping = async () => {
    while (!stopping.signal.aborted) {
      await sweepExpired(dynamo, template, clock.now(), stopping.signal).catch((error: unknown) => {
        logFault('Expired items stay until the next sweep.', error);
      });
      await clock.sleep(everyMilliseconds, stopping.signal);
    }
  };
  const done = expiringOf(template).length > 0 ? sweeping() : Promise.resolve();
  return {
    async close() {
      stopping.abort();
      await done;
    },
  };
}

/** Deletes every item of the template's tables that has expired at this time. */
export async function sweepExpired(dynamo: Dynamo, template: Template, now: number, signal?: AbortSignal) {
  for (const table of expiringOf(template)) await sweepTable(dynamo, table, Math.floor(now / 1000), signal);
}

function expiringOf(template: Template): Expiring[] {
  return resourcesOf(template, 'AWS::DynamoDB::Table').flatMap(({ properties }: Resource) => {
    const { TableName, KeySchema, TimeToLiveSpecification } = properties as Properties;
    const { AttributeName, Enabled } = TimeToLiveSpecification ?? { Enabled: false };
    if (!Enabled || !AttributeName) return [];
    return [{ tableName: TableName, keys: KeySchema.map((key) => key.AttributeName), attribute: AttributeName }];
  });
}

async function sweepTable(dynamo: Dynamo, table: Expiring, now: number, signal?: AbortSignal): Promise<void> {
  const { expression, ...expired } = expiredBy(table, now);
  const names = Object.fromEntries(table.keys.map((name, index) => [`#key${index}`, name]));
  let start: Key | undefined;
  do {
    const page: Page = await dynamo.call<Page>('Scan', {
      TableName: table.tableName,
      Limit: pageSize,
      FilterExpression: expression,
      ...expired,
      ProjectionExpression: Object.keys(names).join(', '),
      ExpressionAttributeNames: { ...expired.ExpressionAttributeNames, ...names },
      ...(start ? { ExclusiveStartKey: start } : {}),
    });
    for (const Key of page.Items) {
      await remove(dynamo, { TableName: table.tableName, Key, ConditionExpression: expression, ...expired });
    }
    start = page.LastEvaluatedKey;
  } while (start && !signal?.aborted);
}

/** Matches numbers only, because DynamoDB accepts no other type for a time. */
function expiredBy({ attribute }: Expiring, now: number) {
  return {
    expression: '#ttl BETWEEN :oldest AND :now',
    ExpressionAttributeNames: { '#ttl': attribute },
    ExpressionAttributeValues: { ':oldest': { N: String(now - longestPastSeconds) }, ':now': { N: String(now) } },
  };
}

/** Deletes only if the item is still expired, since it may have been renewed meanwhile. */
async function remove(dynamo: Dynamo, deletion: object): Promise<void> {
  await dynamo.call('DeleteItem', deletion).catch((error: unknown) => {
    if (!(error instanceof DynamoError) || error.type !== 'ConditionalCheckFailedException') throw error;
  });
}
