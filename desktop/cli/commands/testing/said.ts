import type { QuireClient } from '../../../quireClient';
import { argumentsOf } from '../../arguments';
import type { Answer } from '../../command';
import { commands } from '../all';

export const id = '01K8ZQ0V7N3X5T9R2M4P6S8W1Y';
export const at = new Date(2026, 0, 2, 3, 4).toISOString();
export const when = '2026-01-02 03:04';
export const ada = { id: 'ada', name: 'Ada' };

/** What a command prints with this client, while it runs and in the end. */
export async function saidBy(line: string, client: object, answers: string[] = []): Promise<string[]> {
  const [name = '', ...given] = line.split(' ');
  const command = commands.find((each) => each.name === name);
  if (!command) throw new Error(`There is no ${name}.`);
  const said: string[] = [];
  const { text, aside } = await command.run(
    {
      client: client as QuireClient,
      commands,
      signal: new AbortController().signal,
      tell: () => undefined,
      // An answer with an empty text is for programs only.
      report: ({ text, aside }: Answer) => Promise.resolve(void said.push(...seen(text), ...seen(aside))),
      say: (sentence: string) => void said.push(sentence),
      ask: answers.length > 0 ? () => Promise.resolve(answers.shift() ?? '') : null,
      input: () => Promise.resolve('open sesame\r\n'),
    },
    argumentsOf(command, given),
  );
  return [...said, ...text.split('\n'), ...seen(aside)];
}

const seen = (text = '') => (text === '' ? [] : [text]);

export const told = (value: unknown) => () => Promise.resolve(value);
/** A function that records its arguments and answers with `value`. */
export function asked(value: unknown) {
  const questions: unknown[][] = [];
  const answer = (...question: unknown[]) => {
    questions.push(question);
    return Promise.resolve(value);
  };
  return { questions, answer };
}

export const copy = {
  path: '/note.txt',
  name: 'note.txt',
  base: { documentId: id, version: 3, size: 1, sha256: 'a' },
  saving: null,
};
export const document = {
  id,
  name: 'note.txt',
  version: 4,
  size: 2048,
  updatedAt: at,
  updatedBy: ada,
  role: 'OWNER',
  owner: ada,
};
export const given = { email: 'bob@example.com', createdBy: ada };
export const account = {
  name: 'Ada',
  email: 'ada@example.com',
  usage: { bytesUsed: 1024, bytesReserved: 1024, bytesQuota: 4096 },
};
