import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { root } from '../mutation/rooms';
import { type Proof, proofs, proofsIn } from './proofs';
import { groups, type Statement, statements } from './statements';

/** docs/security.md is written from the tests; `npx vitest run --project tests -u` updates it. */
const page = join(root, 'docs/security.md');
const all = proofs();
const proving = (number: string) => all.filter((proof) => proof.number === number);

function status({ waits, still }: Statement): string {
  if (waits) return `*Waits.* ${waits}`;
  return still ? `*Holds*, in part. ${still}` : '*Holds.*';
}

const row = ({ file, name }: Proof) =>
  `- [${file}](../${file})${file.endsWith('.spec.ts') ? ' (journey)' : ''}: ${plain(name)}`;

/** Escapes a test's name for Markdown; placeholders of rows stay as they are. */
const plain = (name: string) => name.replace(/([\\`*_{}[\]<>#|~])/g, '\\$1');

const section = ([number, statement]: [string, Statement]) =>
  [`### ${number}`, statement.says, status(statement), proving(number).map(row).join('\n')].join('\n\n');

const waiting = Object.entries(statements).filter(([, { waits }]) => waits);

const markdown = () => `# Security

Written by a test from the names of the tests: \`npx vitest run --project tests -u\` changes this page. What ends with a number
proves that statement, and \`npx vitest run -t E-13\` runs what proves it; the journeys in a browser,
\`npm run test:e2e -- -t E-14\`.

Of ${Object.keys(statements).length} statements ${Object.keys(statements).length - waiting.length} hold, and ${waiting.length} wait: ${waiting.map(([number]) => number).join(', ')}.

${Object.entries(groups)
  .map(([name, group]) => `## ${name}\n\n${Object.entries(group).map(section).join('\n\n')}`)
  .join('\n\n')}
`;

test('docs/security.md says what the tests prove', async () => {
  const options = (await resolveConfig(page)) ?? {};
  await expect(await format(markdown(), { ...options, parser: 'markdown' })).toMatchFileSnapshot(page);
});

test('a statement that holds has a test', () => {
  const holding = Object.entries(statements).filter(([, { waits }]) => !waits);
  expect(holding.map(([number]) => number).filter((number) => proving(number).length === 0)).toEqual([]);
});

test('a statement that waits has none', () => {
  expect(waiting.map(([number]) => number).filter((number) => proving(number).length > 0)).toEqual([]);
});

test('the numbers in names of tests are those of statements', () => {
  expect(all.filter(({ number }) => !(number in statements))).toEqual([]);
});

test('the statements are E-01 to E-47', () => {
  const numbers = Array.from({ length: 47 }, (_, index) => `E-${String(index + 1).padStart(2, '0')}`);
  expect(Object.keys(statements)).toEqual(numbers);
});

test.each([
  ["test('a thing is so (E-01)', () => {});", ['E-01 a thing is so']],
  ["test.each([['x']])('%s is so (E-01)', () => {});", ['E-01 %s is so']],
  ["test.each([['a row (E-02)', 1]])('%s', () => {});", ['E-02 a row']],
  ["describe('both (E-01, E-02)', () => {});", ['E-01 both', 'E-02 both']],
  ["test('apart (E-01) (E-02)', () => {});", ['E-01 apart', 'E-02 apart']],
  ['test(`round ${number} (E-01)`, () => {});', ['E-01 round …']],
  ["test('E-01 comes first', () => {}); // (E-02)", []],
])('%s proves %j', (source, told) => {
  expect(proofsIn('a.test.ts', source).map(({ number, name }) => `${number} ${name}`)).toEqual(told);
});
