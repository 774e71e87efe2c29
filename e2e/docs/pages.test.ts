import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { commands } from '../../desktop/cli/commands/all';
import { everywhere } from '../../desktop/cli/help';
import { mergedSchema } from '../../infra/schema';
import { projectFiles, root } from '../mutation/rooms';
import { blocksOf, commandsOf, pages, quireCallsOf, spansOf, textOf } from './pages';
import { long, ranByCI, tried, untried } from './tried';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const printed = pages.flatMap(commandsOf);
const known = [...[...tried, ...long].map(({ command }) => command), ...ranByCI, ...Object.keys(untried)];

test('every command that is printed is typed by somebody, or it is said why not', () => {
  expect(printed.filter(({ text }) => !known.includes(text))).toEqual([]);
});

test('what is typed is printed', () => {
  const texts = printed.map(({ text }) => text);
  expect(known.filter((command) => !texts.includes(command))).toEqual([]);
});

test('no command is typed and excused as well', () => {
  expect(known.filter((command, index) => known.indexOf(command) < index)).toEqual([]);
});

test.each(ranByCI)('.ci/run has %s', (command) => {
  const steps = read('.ci/run').replaceAll('run --silent', 'run');
  for (const part of command.split(' && ')) expect(steps).toMatch(new RegExp(`${part}\\b`));
});

test.each(printed.filter(({ text }) => / run [a-z]/.test(text)))(
  '$place: there is the script of `$text`',
  ({ text }) => {
    const names = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  },
);

test('a script that nobody can know of is none', () => {
  const all = pages.map(textOf).join('\n') + read('.ci/run');
  expect(Object.keys(scripts).filter((name) => !all.replaceAll('--silent ', '').match(`npm (run )?${name}`))).toEqual(
    [],
  );
});

test.each(printed.flatMap(({ place, text }) => (/--project (\w+)/.exec(text) ? [{ place, text }] : [])))(
  '$place: there are the tests of `$text`',
  ({ text }) => expect(read('vitest.config.ts')).toContain(`name: '${/--project (\w+)/.exec(text)?.[1]}'`),
);

test.each(pages.flatMap(quireCallsOf))('$place: `$text` is a command', ({ text }) => {
  const [, name = '--help', ...words] = text.split(' ');
  const command = commands.find((one) => one.name === name);
  const flags = Object.keys({ ...everywhere, ...command?.options }).map((flag) => `--${flag}`);
  if (!command) expect(['COMMAND', 'help', '--help', '--version']).toContain(name);
  else expect(words.filter((word) => word.startsWith('--') && !flags.includes(word))).toEqual([]);
});

test('nobody is sent to somebody else’s package that bears our name', () => {
  const files = projectFiles().filter((file) =>
    /^(README|CONTRIBUTING|docs\/|client\/|desktop\/|local\/README|\.env|web\/app\/)/.test(file),
  );
  expect(
    files.filter(
      (file) => existsSync(join(root, file)) && /npx quire|npm (i|install)( -g| --global)? quire/.test(read(file)),
    ),
  ).toEqual([]);
});

test('the languages of blocks are those that are tried', () => {
  expect([...new Set(pages.flatMap(blocksOf).map(({ language }) => language))].sort()).toEqual([
    '',
    'console',
    'mermaid',
    'sh',
    'ts',
  ]);
});

const schema = buildSchema(read('schema/appsync.graphql') + mergedSchema());
const requests = readdirSync(join(root, 'docs/examples')).flatMap((file) =>
  [...read(`docs/examples/${file}`).matchAll(/['`]((?:query|mutation|subscription) [^'`]*)['`]/g)].map(
    ([, request = '']) => ({ file, request }),
  ),
);

test('there are requests in the examples', () => expect(requests.length).toBeGreaterThan(8));

test.each(requests)('$file: the schema knows $request', ({ request }) => {
  const whole = request.replace('${signed}', 'request: put { method url headers { name value } }');
  expect(validate(schema, parse(whole))).toEqual([]);
});

test.each(readdirSync(join(root, 'docs/examples')))('%s is run by a test as it is printed', (file) => {
  const tests = projectFiles().filter((name) => /^e2e\/api\/.*\.test\.ts$/.test(name) && existsSync(join(root, name)));
  expect(tests.filter((name) => read(name).includes(`'${file}'`))).not.toEqual([]);
});

const linked = pages.flatMap((page) =>
  [...textOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => ({ page, link })),
);
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

test.each(linked)('$page: $link is there', ({ page, link }) => {
  const [path = '', anchor] = link.split('#');
  const target = path ? join(dirname(page), path) : page;
  expect(existsSync(join(root, target))).toBe(true);
  const headings = anchor ? [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)) : [];
  if (anchor) expect(headings).toContain(anchor);
});

const isPath = /^(schema|resolvers|infra|web|client|desktop|local|e2e|docs)\/[\w./-]+$/;

test.each(pages.flatMap(spansOf).filter(({ text }) => isPath.test(text)))('$place: $text is there', ({ text }) => {
  expect(existsSync(join(root, text))).toBe(true);
});
