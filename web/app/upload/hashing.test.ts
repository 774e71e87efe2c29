import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HashedFile } from '#client/hashedFile';
import type { Answer, Question } from './hashing';

/** Records a page's questions to its worker; the test answers them, or does not. */
type Asked = { question: Question; answer: (answer: Answer) => void };

class Thread {
  static started: Thread[] = [];
  onerror: (() => void) | null = null;
  readonly files: { file: Blob; asked: Asked[] }[] = [];

  constructor() {
    Thread.started.push(this);
  }

  postMessage(file: Blob, [line]: MessagePort[]): void {
    const asked: Asked[] = [];
    this.files.push({ file, asked });
    if (line) {
      line.onmessage = ({ data, ports: [reply] }: MessageEvent<Question>) =>
        void asked.push({ question: data, answer: (answer) => reply?.postMessage(answer) });
    }
  }
}

const file = new Blob(['report']);
let hashedInWorker: (file: Blob) => HashedFile;

beforeEach(async () => {
  Thread.started = [];
  vi.stubGlobal('Worker', Thread);
  vi.resetModules();
  ({ hashedInWorker } = await import('./hashing'));
});
afterEach(() => void vi.unstubAllGlobals());

const asked = (number: number, thread = 0, of = 0): Promise<Asked> =>
  vi.waitFor(() => Thread.started[thread]?.files[of]?.asked[number] ?? Promise.reject(new Error('Nothing yet.')));

test('each question about a file goes along one line, and its bytes stay here', async () => {
  const hashed = hashedInWorker(file);
  const range = hashed.range(1, 3);
  (await asked(0)).answer('of the range');
  const next = hashed.next(3, 6);
  (await asked(1)).answer('of the next');
  const whole = hashed.sha256();
  (await asked(2)).answer('of the whole');
  expect((await range).sha256).toBe('of the range');
  expect(await ((await range).body as Blob).text()).toBe('ep');
  expect((await next).sha256).toBe('of the next');
  expect([await whole, hashed.size]).toEqual(['of the whole', 6]);
  const [{ files } = { files: [] }] = Thread.started;
  expect(files.map((each) => each.asked.map(({ question }) => question.ask))).toEqual([['range', 'next', 'sha256']]);
});

test('all files share one worker, each with a line of its own', async () => {
  const both = [hashedInWorker(file).sha256(), hashedInWorker(file).sha256()];
  (await asked(0, 0, 1)).answer('second');
  (await asked(0, 0, 0)).answer('first');
  expect([await Promise.all(both), Thread.started.length]).toEqual([['first', 'second'], 1]);
});

test('a file that cannot be read is told, and read on a new line when it is asked about again', async () => {
  const hashed = hashedInWorker(file);
  const reading = hashed.range(0, 6);
  (await asked(0)).answer(null);
  await expect(reading).rejects.toThrow('The file cannot be read');
  const again = hashed.range(0, 6);
  (await asked(0, 0, 1)).answer('read');
  expect((await again).sha256).toBe('read');
});

test('a worker whose script does not come fails as a lost connection does, and the next question starts another', async () => {
  const hashed = hashedInWorker(file);
  const reading = hashed.range(0, 6);
  await asked(0);
  Thread.started[0]?.onerror?.();
  await expect(reading).rejects.toThrow('There is no worker to hash');
  const again = hashed.range(0, 6);
  (await asked(0, 1)).answer('read');
  expect((await again).sha256).toBe('read');
});
