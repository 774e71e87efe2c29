import { UsageError, type Command } from './command';
import { everywhere } from './help';

export type Line = { command: Command; given: string[] };

/** Finds the command of a line and its arguments; options may stand anywhere. */
export function lineOf(commands: Command[], args: string[]): Line {
  const called = (name: string) => commands.find((each) => each.name === name);
  const at = args.findIndex((arg, index) => !arg.startsWith('-') && !isValue(commands, args[index - 1]));
  const name = args[at] ?? (args.includes('--version') ? 'version' : 'help');
  const command = called(name);
  if (!command) throw new UsageError(`There is no command ${name}. Try: quire help`);
  return { command, given: at === -1 ? args.filter((arg) => !shorthands.includes(arg)) : args.toSpliced(at, 1) };
}

const shorthands = ['--version', '--help', '-h'];

/** Whether the word before is an option that takes a value. */
function isValue(commands: Command[], before = ''): boolean {
  const all = [everywhere, ...commands.map(({ options }) => options)];
  return before.startsWith('--') && all.some((options) => options[before.slice(2)]?.type === 'string');
}
