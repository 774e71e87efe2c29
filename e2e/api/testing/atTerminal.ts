import { QuireClient } from '../../../desktop/quireClient';
import { argumentsOf } from '../../../desktop/cli/arguments';
import { commands } from '../../../desktop/cli/commands/all';
import { lineOf } from '../../../desktop/cli/line';
import type { Computer } from './computer';

/** What is typed, or a function to run first. */
type Answer = string | (() => Promise<string>);

type Told = { said: string[]; text: string; data: Record<string, unknown> };

/** Runs a command at a terminal where a person gives these answers; after the last one, they press Enter. */
export async function atTerminal({ home }: Computer, args: string[], ...answers: Answer[]): Promise<Told> {
  const { command, given } = lineOf(commands, args);
  const said: string[] = [];
  const context = {
    client: new QuireClient({ home }),
    commands,
    signal: new AbortController().signal,
    tell: () => undefined,
    report: () => Promise.resolve(),
    input: () => Promise.resolve(''),
    say: (sentence: string) => void said.push(sentence),
    ask() {
      const answer = answers.shift() ?? '';
      return typeof answer === 'string' ? Promise.resolve(answer) : answer();
    },
  };
  const { text, data, aside } = await command.run(context, argumentsOf(command, given));
  return { said: aside === undefined ? said : [...said, aside], text, data: data };
}
