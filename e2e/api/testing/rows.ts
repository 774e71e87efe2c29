import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  paginateScan,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Cloud } from '../../../local/shared/cloud';
import { resourcesOf } from '../../../local/template/template';

export type Row = Record<string, unknown>;

/** The rows behind the API, for what no field shows and for states that take too long to reach. */
export class Rows {
  readonly table: string;
  /** The table of device logins, whose keys have the same names. */
  readonly logins: string;
  /** After a test has written rows by hand, counters need not be right any more. */
  isTouched = false;
  private readonly client: DynamoDBDocumentClient;

  constructor(cloud: Cloud) {
    this.table = tableOf(cloud, 'Documents');
    this.logins = tableOf(cloud, 'DeviceLogins');
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const endpoint = cloud.endpoints.dynamodb;
    this.client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'local', credentials }));
  }

  async get(pk: string, sk: string, table = this.table): Promise<Row | undefined> {
    const command = new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true });
    return (await this.client.send(command)).Item;
  }

  /** The rows whose sort key has this beginning, in its order. */
  async list(pk: string, beginning: string): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const { Items = [] } of paginateQuery({ client: this.client }, this.beginning(pk, beginning))) {
      rows.push(...Items);
    }
    return rows;
  }

  /** The last row whose sort key has this beginning. */
  async last(pk: string, beginning: string): Promise<Row | undefined> {
    const query = { ...this.beginning(pk, beginning), ScanIndexForward: false, Limit: 1 };
    return (await this.client.send(new QueryCommand(query))).Items?.[0];
  }

  /** Every row of both tables. */
  async all(): Promise<Row[]> {
    const rows: Row[] = [];
    for (const table of [this.table, this.logins]) for await (const row of this.each(table)) rows.push(row);
    return rows;
  }

  /** Every row of a table, page by page. */
  async *each(table = this.table): AsyncGenerator<Row> {
    const scan = { TableName: table, ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client: this.client }, scan)) yield* Items;
  }

  /** Sets these attributes and keeps the others. */
  async set(pk: string, sk: string, attributes: Row, table = this.table): Promise<void> {
    this.isTouched = true;
    const AttributeUpdates = Object.fromEntries(Object.entries(attributes).map(([name, Value]) => [name, { Value }]));
    await this.client.send(new UpdateCommand({ TableName: table, Key: { pk, sk }, AttributeUpdates }));
  }

  /** Puts up to 100 rows at once, replacing those that exist. */
  async putAll(rows: Row[]): Promise<void> {
    this.isTouched = true;
    const TransactItems = rows.map((Item) => ({ Put: { TableName: this.table, Item } }));
    await this.client.send(new TransactWriteCommand({ TransactItems }));
  }

  /** Removes a row and resolves with what it was. */
  async remove(pk: string, sk: string): Promise<Row> {
    this.isTouched = true;
    const command = new DeleteCommand({ TableName: this.table, Key: { pk, sk }, ReturnValues: 'ALL_OLD' });
    return (await this.client.send(command)).Attributes ?? {};
  }

  /** Switches the stream off for rows that nobody needs to hear of; delivery makes writing ten times slower. */
  async muteStream(): Promise<void> {
    this.isTouched = true;
    const StreamSpecification = { StreamEnabled: false };
    await this.client.send(new UpdateTableCommand({ TableName: this.table, StreamSpecification }));
  }

  private beginning(pk: string, beginning: string) {
    return {
      TableName: this.table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :beginning)',
      ExpressionAttributeValues: { ':pk': pk, ':beginning': beginning },
      ConsistentRead: true,
    };
  }

  close(): void {
    this.client.destroy();
  }
}

function tableOf({ template }: Cloud, owner: string): string {
  const found = resourcesOf(template, 'AWS::DynamoDB::Table').find(({ logicalId }) => logicalId.startsWith(owner));
  return found?.properties.TableName as string;
}
