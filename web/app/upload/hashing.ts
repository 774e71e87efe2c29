import type { HashedFile } from '#client/hashedFile';
import { UnreachableError } from '#client/reach';
import { UnreadableFileError } from '#client/blobBytes';

/** A page's question to the worker about a file. */
export type Question = { ask: 'range' | 'next'; from: number; to: number } | { ask: 'sha256' };

/** The SHA-256, or null if the file could not be read. */
export type Answer = string | null;

type Hashing = { worker: Worker; failed: Promise<never> };

let hashing: Hashing | null = null;

/** Reads and hashes in a worker, so that the page stays responsive; the bytes are not copied to it. */
export function hashedInWorker(file: Blob): HashedFile {
  let line: ReturnType<typeof lineTo> | null = null;
  const ask = async (question: Question): Promise<string> => {
    line ??= lineTo(file);
    try {
      return await line(question);
    } catch (error) {
      line = null;
      throw error;
    }
  };
  const hashed = async (question: Question & { from: number; to: number }) => ({
    sha256: await ask(question),
    body: file.slice(question.from, question.to),
  });
  return {
    size: file.size,
    range: (from, to) => hashed({ ask: 'range', from, to }),
    next: (from, to) => hashed({ ask: 'next', from, to }),
    sha256: () => ask({ ask: 'sha256' }),
  };
}

/** A channel to the worker for this file alone; closing it discards what has been hashed. */
function lineTo(file: Blob) {
  const { worker, failed } = (hashing ??= startWorker());
  const { port1: line, port2 } = new MessageChannel();
  worker.postMessage(file, [port2]);
  return (question: Question) => Promise.race([asked(line, question), failed]);
}

async function asked(line: MessagePort, question: Question): Promise<string> {
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<Answer>((resolve) => (port1.onmessage = ({ data }) => resolve(asAnswer(data))));
  line.postMessage(question, [port2]);
  const answer = await answered;
  port1.close();
  if (answer === null) throw new UnreadableFileError('The file cannot be read');
  return answer;
}

const asAnswer = (data: unknown) => data as Answer;

function startWorker(): Hashing {
  const worker = new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
  const failed = new Promise<never>((_resolve, reject) => {
    // The worker's script could not be loaded.
    worker.onerror = () => {
      hashing = null;
      reject(new UnreachableError('There is no worker to hash'));
    };
  });
  failed.catch(() => undefined);
  return { worker, failed };
}
