import type { Command, Option } from './command';
import { outcomes } from './exitCodes';
import { table } from './format';

const indented = (rows: string[][]) => table(rows.map(([first = '', ...rest]) => [`  ${first}`, ...rest]));

/** The options of every command. */
export const everywhere: Record<string, Option> = {
  json: { type: 'boolean', summary: 'Answer programs, as quire schema says' },
  progress: { type: 'string', summary: 'json: how far it is, a line each on the standard error; none: no bar' },
  help: { type: 'boolean', summary: 'Say more about a command' },
};

export function helpOf(commands: Command[]): string {
  return [
    'Quire keeps documents in the cloud, every version of them.',
    '',
    'quire COMMAND [ARGUMENTS]',
    '',
    indented(commands.map(({ name, usage, summary }) => [`${name} ${usage}`, summary])),
    '',
    indented(flagged(everywhere)),
    '',
    'Exit codes:',
    indented(outcomes.map(({ exitCode, meaning }) => [String(exitCode).padStart(3), meaning])),
  ].join('\n');
}

const flagged = (options: Record<string, Option>) =>
  Object.entries(options).map(([name, { type, summary }]) => [
    `--${name}${type === 'string' ? ' VALUE' : ''}`,
    summary,
  ]);

export function helpWith({ name, usage, summary, options, examples }: Command): string {
  return [
    `quire ${name} ${usage}`.trimEnd(),
    '',
    `${summary}.`,
    '',
    indented(flagged({ ...options, ...everywhere })),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}
