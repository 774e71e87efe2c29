import { UsageError, type Command } from './command';
import { everywhere } from './help';

export type Line = { command: Command; given: string[] };

/** Which command a line is of, and what else is in it: options stand anywhere. */
export function lineOf(commands: Command[], args: string[]): Line {
  const called = (name: string) => commands.find((each) => each.name === name);
  const at = args.findIndex((arg, index) => !arg.startsWith('-') && !isValue(commands, args[index - 1]));
  const name = args[at] ?? (args.includes('--version') ? 'version' : 'help');
  const command = called(name);
  if (!command) throw new UsageError(`There is no command ${name}. Try: quire help`);
  return { command, given: at === -1 ? args.filter((arg) => !shorthands.includes(arg)) : args.toSpliced(at, 1) };
}

const shorthands = ['--version', '--help', '-h'];

/** True behind an option of some command that takes a value. */
function isValue(commands: Command[], before = ''): boolean {
  const all = [everywhere, ...commands.map(({ options }) => options)];
  return before.startsWith('--') && all.some((options) => options[before.slice(2)]?.type === 'string');
}
