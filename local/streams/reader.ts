import { DynamoError, type Dynamo } from '../dynamodb/client';
import type { StreamRecord } from './record';

/** A position in a stream: after this sequence number, or at the beginning if null. */
export type Position = { streamArn: string; after: string | null };

type Shards = { StreamDescription: { Shards: { ShardId: string }[] } };
type Page = { Records: StreamRecord[]; NextShardIterator?: string };

// A larger page would not be faster, and each record may carry two images of 400 KB.
const pageSize = 200;

/** Reads the stream of one table from a position on. DynamoDB Local keeps a stream in one shard that never closes. */
export class StreamReader {
  private iterator: string | undefined;

  constructor(
    private readonly streams: Dynamo,
    private readonly tableName: string,
  ) {}

  async findStream(): Promise<string> {
    const { Streams } = await this.streams.call<{ Streams: { StreamArn: string }[] }>('ListStreams', {
      TableName: this.tableName,
    });
    const stream = Streams.at(-1);
    if (!stream) throw new Error(`The table ${this.tableName} has no stream.`);
    return stream.StreamArn;
  }

  /** The page after the position, or after the page read last. Call `reopen` if that page was lost. */
  async read(position: Position): Promise<StreamRecord[]> {
    this.iterator ??= await this.iteratorAt(position);
    const page = await this.streams.call<Page>('GetRecords', { ShardIterator: this.iterator, Limit: pageSize });
    if (!page.NextShardIterator) throw new Error(`The stream of ${this.tableName} has a second shard: not built.`);
    this.iterator = page.NextShardIterator;
    return page.Records;
  }

  /** Makes the next read begin at the position it is given. */
  reopen() {
    this.iterator = undefined;
  }

  /** The sequence number of the newest record, or null. */
  async newest(streamArn: string): Promise<string | null> {
    let newest: string | null = null;
    for (;;) {
      const page = await this.read({ streamArn, after: null });
      const last = page.at(-1);
      if (!last) return newest;
      newest = last.dynamodb.SequenceNumber;
    }
  }

  private async iteratorAt({ streamArn, after }: Position): Promise<string> {
    const { StreamDescription } = await this.streams.call<Shards>('DescribeStream', { StreamArn: streamArn });
    const [shard, ...others] = StreamDescription.Shards;
    if (!shard || others.length > 0) {
      throw new Error(`The stream of ${this.tableName} has ${others.length + 1} shards; only one is built.`);
    }
    const shardOf = { StreamArn: streamArn, ShardId: shard.ShardId };
    if (after === null) return this.iteratorOf({ ...shardOf, ShardIteratorType: 'TRIM_HORIZON' });
    const place = { ...shardOf, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    return this.iteratorOf(place).catch((error: unknown) => {
      if (!(error instanceof DynamoError) || error.type !== 'TrimmedDataAccessException') throw error;
      console.warn(`The stream of ${this.tableName} has dropped changes that nobody had read: they were too old.`);
      return this.iteratorOf({ ...shardOf, ShardIteratorType: 'TRIM_HORIZON' });
    });
  }

  private async iteratorOf(place: object): Promise<string> {
    const { ShardIterator } = await this.streams.call<{ ShardIterator: string }>('GetShardIterator', place);
    return ShardIterator;
  }
}
