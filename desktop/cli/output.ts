import { fstatSync, writeSync } from 'node:fs';
import { codeOf } from '../disk/systemErrors';

type Stream = Pick<NodeJS.WriteStream, 'on' | 'write'> & { fd: number };

/** Standard output, and whether writing to it has failed. */
export class Output {
  private failure: Error | null = null;
  private readonly closing = new AbortController();

  constructor(private readonly stream: Stream) {
    stream.on('error', (error: Error) => this.fail(error));
  }

  /** Aborted when no more can be written. */
  get closed(): AbortSignal {
    return this.closing.signal;
  }

  /** Null while writing works, and also if the reader has closed the pipe: it has all it wanted. */
  get fault(): Error | null {
    return isReaderGone(this.failure) ? null : this.failure;
  }

  /** Resolves when the system has taken the text, or accepts no more. */
  async write(text: string): Promise<void> {
    if (this.failure) return;
    if (isFile(this.stream.fd)) return this.writeWhole(Buffer.from(text));
    await new Promise<void>((resolve) => this.stream.write(text, () => resolve()));
  }

  /** On a nearly full disk the stream would lose what was not written. */
  private writeWhole(bytes: Buffer): void {
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(this.stream.fd, bytes, done);
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.closing.abort();
  }
}

const isReaderGone = (error: Error | null) => codeOf(error) === 'EPIPE';

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}
