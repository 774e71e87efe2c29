import { Pool } from 'undici';
import type { Key } from '../../resolvers/shared/keys';
import { fromItem, toItem, type Item, type Row, type Value } from './items';

type Write = { Put: object } | { Update: object };

type Query = { partition: string; index?: string; beginning?: string; limit: number; after?: string | null };

const headers = {
  'content-type': 'application/x-amz-json-1.0',
  // The engine requires both headers but does not check them.
  authorization:
    'AWS4-HMAC-SHA256 Credential=bare/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20200101T000000Z',
};

/** The table through raw HTTP, with nothing between DynamoDB's protocol and the handler. */
export class Table {
  private readonly pool: Pool;

  constructor(
    endpoint: string,
    private readonly name: string,
  ) {
    this.pool = new Pool(endpoint, { connections: 16 });
  }

  /** Reads these keys; answers with a function that finds the row of a key, if it exists. */
  async rows(keys: Key[], isConsistent = true): Promise<(key: Key) => Row | undefined> {
    const RequestItems = { [this.name]: { Keys: keys.map(toItem), ConsistentRead: isConsistent } };
    const { Responses } = await this.call<{ Responses: Record<string, Item[]> }>('BatchGetItem', { RequestItems });
    const found = new Map((Responses[this.name] ?? []).map(fromItem).map((row) => [nameOf(row), row]));
    return (key) => found.get(nameOf(key));
  }

  /** Reads these keys in one transaction; answers with the rows that exist. */
  async snapshot(keys: Key[]): Promise<Row[]> {
    const TransactItems = keys.map((key) => ({ Get: { TableName: this.name, Key: toItem(key) } }));
    const { Responses } = await this.call<{ Responses: { Item?: Item }[] }>('TransactGetItems', { TransactItems });
    return Responses.flatMap(({ Item }) => (Item ? [fromItem(Item)] : []));
  }

  async page({ partition, index, beginning, limit, after }: Query) {
    const key = index ? `${index}pk = :pk` : 'pk = :pk AND begins_with(sk, :beginning)';
    const { Items, LastEvaluatedKey } = await this.call<{ Items: Item[]; LastEvaluatedKey?: Item }>('Query', {
      TableName: this.name,
      KeyConditionExpression: key,
      ExpressionAttributeValues: toItem({ ':pk': partition, ...(beginning ? { ':beginning': beginning } : {}) }),
      Limit: limit,
      ...(index ? { IndexName: index, ScanIndexForward: false } : { ConsistentRead: true }),
      ...(after ? { ExclusiveStartKey: JSON.parse(Buffer.from(after, 'base64url').toString()) as object } : {}),
    });
    const nextToken = LastEvaluatedKey ? Buffer.from(JSON.stringify(LastEvaluatedKey)).toString('base64url') : null;
    return { rows: Items.map(fromItem), nextToken };
  }

  /** For `write`: a row that must not exist yet. */
  put = (row: Row): Write => ({
    Put: { TableName: this.name, Item: toItem(row), ConditionExpression: 'attribute_not_exists(pk)' },
  });

  /** For `write`: sets and adds attributes, if the attributes in `as` still have these values. */
  change = (key: Key, set: Row, { add = {}, as = {} }: { add?: Row; as?: Row } = {}): Write => ({
    Update: { TableName: this.name, Key: toItem(key), ...changes(set, add, as) },
  });

  async write(writes: Write[]): Promise<void> {
    await this.call('TransactWriteItems', { TransactItems: writes });
  }

  async update(key: Key, set: Row): Promise<void> {
    await this.call('UpdateItem', { TableName: this.name, Key: toItem(key), ...changes(set, {}, {}) });
  }

  close = () => this.pool.close();

  private async call<Answer>(operation: string, input: object): Promise<Answer> {
    const { statusCode, body } = await this.pool.request({
      path: '/',
      method: 'POST',
      headers: { ...headers, 'x-amz-target': `DynamoDB_20120810.${operation}` },
      body: JSON.stringify(input),
    });
    if (statusCode !== 200) throw new Error(`${operation}: ${await body.text()}`);
    return (await body.json()) as Answer;
  }
}

const nameOf = ({ pk, sk }: Row) => `${String(pk)} ${String(sk)}`;

function changes(set: Row, add: Row, as: Row) {
  const names = [set, add, as].flatMap(Object.keys);
  const listed = (row: Row, mark: string) => Object.keys(row).map((name) => `#${name}${mark}${name}`);
  const [sets, adds, conditions] = [listed(set, ' = :set_'), listed(add, ' :add_'), listed(as, ' = :as_')];
  const marked = (row: Row, mark: string): [string, Value][] =>
    Object.entries(row).map(([name, value]) => [`:${mark}_${name}`, value]);
  return {
    UpdateExpression: [sets.length && `SET ${sets.join(', ')}`, adds.length && `ADD ${adds.join(', ')}`]
      .filter(Boolean)
      .join(' '),
    ...(conditions.length ? { ConditionExpression: conditions.join(' AND ') } : {}),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: toItem(
      Object.fromEntries([...marked(set, 'set'), ...marked(add, 'add'), ...marked(as, 'as')]),
    ),
  };
}
