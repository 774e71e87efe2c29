import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { commands } from '../commands/all';
import { outcomes } from '../exitCodes';
import { everywhere } from '../help';
import type { Command, Option } from '../command';
import { answers } from './answers';
import { contractSchema, schemaOfCommand } from './schemas';

/** docs/commands.md is written from the commands' schemas; `npx vitest run --project desktop -u` updates it. */
const page = join(import.meta.dirname, '../../../docs/commands.md');

type Schema = {
  type?: string | string[];
  format?: string;
  enum?: string[];
  const?: unknown;
  description?: string;
  $ref?: string;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  $defs?: Record<string, Schema>;
};

const {
  commands: schemas,
  failure,
  progress,
} = contractSchema() as unknown as { commands: Record<string, Schema>; failure: Schema; progress: Schema };

const all = [...Object.values(schemas), failure];
const things = Object.assign({}, ...all.map(({ $defs }) => $defs ?? {})) as Record<string, Schema>;

const linkOf = (name: string) => `[${name}](#${name.toLowerCase()})`;

function typeOf(schema: Schema): string {
  const { $ref, anyOf, type, items, properties } = schema;
  if ($ref) return linkOf($ref.replace('#/$defs/', ''));
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if (schema.enum) return schema.enum.length > 9 ? 'a code' : schema.enum.map((word) => `\`${word}\``).join(', ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (type === 'array') return `list of ${typeOf(items ?? {})}`;
  if (properties) return 'object';
  return schema.format === 'date-time' ? 'moment' : [type ?? 'anything'].flat().join(' or ');
}

/** A row for each field, and for the fields of nested objects. */
function rowsOf({ properties = {}, required = [] }: Schema, before = ''): string[][] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const isThere = required.includes(name);
    const type = `${typeOf(schema)}${isThere ? '' : ', or absent'}`;
    const row = [`\`${before}${name}\``, type, schema.description ?? ''];
    return [row, ...rowsOf(schema, `${before}${name}.`)];
  });
}

const table = (heads: string[], rows: string[][]) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n');

const escaped = (cell: string) => cell.replaceAll('|', '\\|');

function fieldsOf(schema: Schema): string {
  if (schema.$ref) return `The ${typeOf(schema)}.`;
  const words = schema.description ? `${schema.description}.\n\n` : '';
  const rows = rowsOf(schema);
  return rows.length === 0 ? words : `${words}${table(['field', 'type', ''], rows)}`;
}

function answerOf(name: string): string {
  const { anyOf, ...schema } = schemas[name] ?? {};
  return anyOf ? `One of:\n\n${anyOf.map(fieldsOf).join('\n\nor\n\n')}` : fieldsOf(schema);
}

const optionsOf = (options: Record<string, Option>) =>
  table(
    ['option', ''],
    Object.entries(options).map(([name, { type, summary }]) => [
      `\`--${name}${type === 'string' ? ' VALUE' : ''}\``,
      summary,
    ]),
  );

const section = ({ name, usage, summary, options, examples }: Command) =>
  [
    `### quire ${name}`,
    `\`quire ${name} ${usage}`.trimEnd() + '`',
    `${summary}.`,
    ...(Object.keys(options).length > 0 ? [optionsOf(options)] : []),
    `\`\`\`console\n${examples.map((example) => `$ ${example}`).join('\n')}\n\`\`\``,
    answerOf(name),
  ].join('\n\n');

const markdown = () => `# The commands

Written by a test from the commands and from what they say to programs: \`npx vitest run --project desktop -u\` changes this
page. \`quire schema COMMAND\` prints the same as a JSON Schema, and \`quire schema\` all of them. How to work with the
command line is told in [desktop.md](desktop.md#the-command-line).

## What all have in common

${optionsOf(everywhere)}

With \`--json\` a command says one object on the standard output; \`login\`, \`watch\` and \`refresh --follow\` say one a line. An id
is called by its noun wherever it stands: \`documentId\`, \`userId\`, \`shareId\`, \`linkId\`, \`changeId\`. Fields may come, so read
past those that you do not know; \`quire version --json\` names the version of this contract, which grows when one goes or means
another thing.

A failure is said in the place of the answer, or as the last line:

${fieldsOf(failure)}

With \`--progress json\` each line on the standard error that is an object tells how far a transfer is, at most ten times a second:

${fieldsOf(progress)}

| exit code | means | codes |
|---|---|---|
${outcomes.map(({ exitCode, meaning, codes }) => `| ${exitCode} | ${meaning} | ${codes.map((code) => `\`${code}\``).join(', ')} |`).join('\n')}

## Commands

${commands.map(section).join('\n\n')}

## Things

${Object.entries(things)
  .map(([name, schema]) => `### ${name}\n\n${fieldsOf(schema)}`)
  .join('\n\n')}
`;

test('docs/commands.md says what the commands say', async () => {
  const options = (await resolveConfig(page)) ?? {};
  await expect(await format(markdown(), { ...options, parser: 'markdown' })).toMatchFileSnapshot(page);
});

test('there is a schema of each command, and of nothing else', () => {
  expect(Object.keys(answers).sort()).toEqual(commands.map(({ name }) => name).sort());
});

test.each(commands)('quire schema $name allows an answer and a failure, and says so by its title', ({ name }) => {
  const schema = schemaOfCommand(name) as Schema & { title: string };
  expect([schema.title, JSON.stringify(schema.anyOf).includes('"error"')]).toEqual([`quire ${name} --json`, true]);
});
