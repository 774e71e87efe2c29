import type { Bucket } from './bucket';
import type { S3Request } from './request';
import type { Xml } from './xml';

export type Call = { request: S3Request; bucket: Bucket; buckets: ReadonlyMap<string, Bucket> };

/** An answer as data. The caller that takes `content` must call `release` when it is done with it. */
export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  xml?: Xml;
  content?: { chunks: AsyncIterable<Buffer>; release: () => Promise<void> };
};

export type Operation = (call: Call) => Promise<Reply>;
