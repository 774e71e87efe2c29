import { S3Error } from './errors';

const maxLine = 4096;
const maxTrailers = 8;

/**
 * Decodes `aws-chunked`: each chunk is a length in hex and the bytes. The trailing headers after the empty chunk are put into
 * `trailer`.
 */
export async function* decodeChunks(
  source: AsyncIterable<Buffer>,
  trailer: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new LineReader(source);
  for (;;) {
    const size = sizeOf(await reader.line());
    if (size === 0) break;
    yield* reader.bytes(size);
    if ((await reader.line()) !== '') throw incomplete();
  }
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const [name = '', value] = line.split(/:(.*)/s);
    if (value === undefined || trailer.size === maxTrailers) throw malformedTrailer();
    trailer.set(name.trim().toLowerCase(), value.trim());
  }
}

export function malformedTrailer(): S3Error {
  return new S3Error('MalformedTrailerError', 'The request contained trailing data that was not well-formed.');
}

class LineReader {
  private readonly source: AsyncIterator<Buffer>;
  private buffer: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    for (;;) {
      const end = this.buffer.indexOf('\r\n');
      if (end >= 0) return this.take(end + 2).toString('latin1', 0, end);
      if (this.buffer.length > maxLine) throw incomplete();
      this.buffer = Buffer.concat([this.buffer, await this.next()]);
    }
  }

  async *bytes(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      if (this.buffer.length === 0) this.buffer = await this.next();
      const chunk = this.take(Math.min(left, this.buffer.length));
      left -= chunk.length;
      yield chunk;
    }
  }

  private take(count: number): Buffer {
    const taken = this.buffer.subarray(0, count);
    this.buffer = this.buffer.subarray(count);
    return taken;
  }

  private async next(): Promise<Buffer> {
    const result = await this.source.next();
    if (result.done) throw incomplete();
    return result.value;
  }
}

function sizeOf(line: string): number {
  const [size = ''] = line.split(';');
  if (!/^[0-9a-f]{1,8}$/i.test(size)) throw incomplete();
  return parseInt(size, 16);
}

export function incomplete(): S3Error {
  const message = 'You did not provide the number of bytes specified by the Content-Length HTTP header.';
  return new S3Error('IncompleteBody', message);
}
