import type { Command } from './command';
import { outcomes } from './exitCodes';
import { table } from './format';

const indented = (rows: string[][]) => table(rows.map(([first = '', ...rest]) => [`  ${first}`, ...rest]));

/** What every command takes. */
export const everywhere: [flag: string, summary: string][] = [
  ['--json', 'Answer in JSON; a failure is { "error": { "code", "message" } }'],
  ['--help', 'Say more about a command'],
];

export function helpOf(commands: Command[]): string {
  return [
    'Quire keeps documents in the cloud, every version of them.',
    '',
    'quire COMMAND [ARGUMENTS]',
    '',
    indented(commands.map(({ name, usage, summary }) => [`${name} ${usage}`, summary])),
    '',
    indented(everywhere),
    '',
    'Exit codes:',
    indented(outcomes.map(({ exitCode, meaning }) => [String(exitCode).padStart(3), meaning])),
  ].join('\n');
}

export function helpWith({ name, usage, summary, options, examples }: Command): string {
  const own = Object.entries(options).map(([option, { type, summary }]) => [
    `--${option}${type === 'string' ? ' VALUE' : ''}`,
    summary,
  ]);
  return [
    `quire ${name} ${usage}`.trimEnd(),
    '',
    `${summary}.`,
    '',
    indented([...own, ...everywhere]),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}
