import { createInterface } from 'node:readline/promises';
import { addAbortSignal, type Readable, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { plain } from './terminal';

/** Asks the person at a terminal. At the end of the input there is no answer; Ctrl-C stops the command. */
export const askAt =
  (input: Readable, output: Writable, signal: AbortSignal) =>
  async (question: string): Promise<string> => {
    const lines = createInterface({ input, output });
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    try {
      const answer = await Promise.race([lines.question(plain(question), { signal }), ended]);
      signal.throwIfAborted();
      return answer;
    } finally {
      lines.close();
    }
  };

/** Reads the whole standard input. */
export const inputOf = (input: Readable, signal: AbortSignal) => () => text(addAbortSignal(signal, input));
