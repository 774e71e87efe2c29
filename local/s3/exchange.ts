import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Cloud } from '../shared/cloud';
import { logFault } from '../shared/fault';
import { SignatureError } from '../http/sigv4';
import { targetIn } from '../http/target';
import type { Bucket } from './bucket';
import { corsHeaders, preflight } from './cors';
import { DiskFault, diskFaultOf } from './diskFault';
import { S3Error } from './errors';
import type { Reply } from './operation';
import { operationOf, refuseForm, requireBucket } from './operations';
import { authenticate, headersOf, targetOf, type Headers } from './request';
import { renderXml } from './xml';

type Connection = {
  cloud: Cloud;
  buckets: ReadonlyMap<string, Bucket>;
  incoming: IncomingMessage;
  response: ServerResponse;
  /** The client waits for "100 Continue" before it sends its body. */
  isWaiting: boolean;
};

/** A request and its answer. */
export class Exchange {
  private readonly requestId = randomBytes(8).toString('hex').toUpperCase();
  private readonly headers: Headers;
  private readonly method: string;
  private isWaiting: boolean;

  constructor(private readonly connection: Connection) {
    this.headers = headersOf(connection.incoming);
    this.method = connection.incoming.method ?? '';
    this.isWaiting = connection.isWaiting;
  }

  /** Never rejects: every error is answered, and logged if it is our own fault. */
  async answer(): Promise<void> {
    const { incoming, response } = this.connection;
    response.setHeader('x-amz-request-id', this.requestId);
    try {
      await this.send(await this.reply());
    } catch (error) {
      await this.fail(error);
    }
    // Unread, the rest of a refused body would be taken for the next request on this connection.
    incoming.resume();
  }

  private async reply(): Promise<Reply> {
    const { cloud, buckets, incoming, response } = this.connection;
    const target = targetOf(targetIn(incoming) ?? '', this.headers);
    if (this.method === 'OPTIONS') {
      return { headers: preflight(requireBucket(buckets, target.bucket).cors, this.headers) };
    }
    const allowed = corsHeaders(buckets.get(target.bucket)?.cors ?? [], this.method, this.headers);
    response.setHeaders(new Map(Object.entries(allowed)));
    refuseForm(this.method, target, this.headers);
    const request = { ...authenticate(this.method, this.headers, target, cloud), body: () => this.body() };
    const operation = operationOf(request);
    return operation({ request, bucket: requireBucket(buckets, target.bucket), buckets });
  }

  private body(): AsyncIterable<Buffer> {
    const { incoming, response } = this.connection;
    if (this.isWaiting) response.writeContinue();
    this.isWaiting = false;
    // A refusal must still be answered on this connection, so an early end of the loop does not destroy it.
    return { [Symbol.asyncIterator]: () => incoming.iterator({ destroyOnReturn: false }) };
  }

  private async send({ status = 200, headers, xml, content }: Reply): Promise<void> {
    const { response } = this.connection;
    const text = xml && Buffer.from(renderXml(xml));
    const type = text && { 'content-type': 'application/xml', 'content-length': String(text.length) };
    response.writeHead(status, { ...type, ...headers, ...(this.isWaiting && { connection: 'close' }) });
    if (!content) {
      response.end(this.method === 'HEAD' ? undefined : text);
      return;
    }
    try {
      await pipeline(content.chunks, response);
    } finally {
      await content.release();
    }
  }

  private async fail(error: unknown): Promise<void> {
    const { response } = this.connection;
    const fault = diskFaultOf(error);
    if (fault) console.error(`S3 could not answer request ${this.requestId}: ${fault.line}`);
    if (response.destroyed) return;
    if (response.headersSent) response.destroy();
    else await this.send(this.refusal(fault ?? error));
    if (!fault && !isRefusal(error)) logFault(`S3 could not answer request ${this.requestId}.`, error);
  }

  private refusal(error: unknown): Reply {
    const internal = {
      code: 'InternalError',
      message: 'We encountered an internal error. Please try again.',
      status: 500,
    };
    const { code, message, status } = isRefusal(error) || error instanceof DiskFault ? error : internal;
    const headers = error instanceof S3Error ? error.headers : {};
    return {
      status,
      headers,
      xml: [
        'Error',
        [
          ['Code', code],
          ['Message', message],
          ['RequestId', this.requestId],
        ],
      ],
    };
  }
}

function isRefusal(error: unknown): error is S3Error | SignatureError {
  return error instanceof S3Error || error instanceof SignatureError;
}
