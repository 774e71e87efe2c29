import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { QuireError, UnexpectedError } from '../client/errors';
import { isAbort } from '../client/failure';
import { QuireClient } from '../client/quireClient';
import { argumentsOf } from './arguments';
import { UsageError, type Answer, type Command, type Context } from './command';
import { commands } from './commands/all';
import { exitCodeOf, stoppedExitCode, usageExitCode } from './exitCodes';
import { helpOf, helpWith } from './help';
import { progressBar } from './progress';
import { json, plain, plainLines } from './terminal';

const { stdin, stdout, stderr } = process;

/** Runs one command line and answers with its exit code. */
export async function main([name, ...given]: string[]): Promise<number> {
  const isJson = given.includes('--json');
  const progress = progressBar(stderr, !isJson);
  try {
    if (name === undefined || ['help', '--help', '-h'].includes(name)) return print(helpOf(commands));
    const command = commands.find((each) => each.name === name);
    if (!command) throw new UsageError(`There is no command ${name}. Try: quire help`);
    const { data, text, failed } = await answer(
      command,
      given,
      contextOf(isJson, (step) => progress.tell(step)),
    );
    progress.clear();
    print(isJson ? json(data, 2) : plainLines(text));
    return failed === undefined ? 0 : exitCodeOf(failed);
  } catch (error) {
    progress.clear();
    const { exitCode, ...told } = failureOf(error);
    if (isJson) print(json({ error: told }, 2));
    else stderr.write(`${plain(told.message)}\n`);
    return exitCode;
  }
}

async function answer(command: Command, given: string[], context: Context): Promise<Answer> {
  const args = argumentsOf(command, given);
  if (args.values.help !== true) return command.run(context, args);
  const text = helpWith(command);
  return { data: { help: text }, text };
}

function contextOf(isJson: boolean, tell: Context['tell']): Context {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const say = (sentence: string) => void stderr.write(`${plain(sentence)}\n`);
  const isWatched = Boolean(stdin.isTTY && stderr.isTTY) && !isJson;
  const client = new QuireClient({ warn: say });
  const report = ({ data, text }: Answer) => void print(isJson ? json(data) : plainLines(text));
  return {
    client,
    commands,
    signal: stopping.signal,
    tell,
    report,
    say,
    ask: isWatched ? ask : null,
    input: () => text(stdin),
  };
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    return await lines.question(plain(question));
  } finally {
    lines.close();
  }
}

function print(text: string): number {
  stdout.write(`${text}\n`);
  return 0;
}

/** What programs are told of a failure: its code, its sentence, and what the error knows besides. */
function failureOf(error: unknown): { exitCode: number; code: string; message: string } {
  if (error instanceof UsageError) return { exitCode: usageExitCode, code: 'USAGE', message: error.message };
  if (isAbort(error)) {
    return { exitCode: stoppedExitCode, code: 'STOPPED', message: 'Stopped. The same command goes on from here.' };
  }
  const known = error instanceof QuireError ? error : new UnexpectedError(error);
  return { exitCode: exitCodeOf(known.code), ...known, code: known.code, message: known.message };
}
