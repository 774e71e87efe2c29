import { union } from 'zod';
import { answers, explained, failure } from '../../../desktop/cli/contract/answers';
import { commands } from '../../../desktop/cli/commands/all';
import { lineOf } from '../../../desktop/cli/line';

/** Throws if a command's output for programs does not match its contract. An incomplete last line is ignored. */
export function requireContract(args: string[], out: string): void {
  if (!args.includes('--json') || !commands.some(({ name }) => args.includes(name))) return;
  const { command, given } = lineOf(commands, args);
  const told = union([answers[command.name], failure, explained]);
  for (const text of command.inLines?.(given) ? wholeLines(out) : wholeObject(out)) told.parse(JSON.parse(text));
}

const wholeLines = (out: string) => out.split('\n').slice(0, -1);

const wholeObject = (out: string) => (out.endsWith('}\n') ? [out] : []);
