import { QuireError, UnexpectedError } from '#client/errors';
import { failureOf, isAbort } from '../api/failure';
import { QuireClient } from '../quireClient';
import { wordsOf } from '../disk/systemErrors';
import { argumentsOf } from './arguments';
import { UsageError, type Answer, type Arguments, type Command, type Context } from './command';
import { commands } from './commands/all';
import { problemFacts } from './commands/facts';
import { helping } from './commands/help';
import type { Problem } from './contract/facts';
import { exitCodeOf, unwrittenExitCode, usageExitCode } from './exitCodes';
import { helpWith } from './help';
import { lineOf, type Line } from './line';
import { Output } from './output';
import { noProgress, progressOf } from './progress';
import { askAt, inputOf } from './questions';
import { stoppingOf, type Stopping } from './stopping';
import { json, plain, plainLines } from './terminal';
import { worded } from './words';

const { stdin, stdout, stderr } = process;

let progress = noProgress;

/** A sentence replaces the progress bar. */
function say(sentence: string): void {
  progress.clear();
  stderr.write(`${plain(sentence)}\n`);
}

/** Runs a command line and resolves with its exit code. */
export async function main(args: string[]): Promise<number> {
  // Node's own warnings, which nobody who types a command can act on.
  process.removeAllListeners('warning');
  // Nobody reads standard error any more.
  stderr.on('error', () => undefined);
  // After `--` it would be the name of a file.
  const isJson = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined).includes('--json');
  const output = new Output(stdout);
  const stopping = stoppingOf(() => say(stopped));
  let line: Line | undefined;
  try {
    line = lineOf(commands, args);
    const context = contextOf(isJson, output, stopping);
    const given = argumentsOf(line.command, line.given);
    progress = progressOf(stderr, isJson, given.values.progress);
    const last = await answer(line.command, given, { ...context, tell: progress.tell });
    await print(output, last, isJson, indentOf(line));
    return outcome(output, last.failed === undefined ? 0 : exitCodeOf(last.failed));
  } catch (error) {
    const { exitCode, ...told } = failed(worded(error), stopping, line?.command);
    if (isJson) await output.write(`${json({ error: told }, indentOf(line))}\n`);
    else say(told.message);
    return outcome(output, exitCode);
  }
}

const indentOf = (line?: Line) => (line?.command.inLines?.(line.given) === true ? undefined : 2);

async function print(output: Output, { data, text, aside }: Answer, isJson: boolean, indent?: number): Promise<void> {
  progress.clear();
  if (isJson || text !== '') await output.write(`${isJson ? json(data, indent) : plainLines(text)}\n`);
  if (!isJson && aside !== undefined) say(aside);
}

const answer = async (command: Command, given: Arguments, context: Context): Promise<Answer> =>
  given.values.help === true ? helping(helpWith(command)) : command.run(context, given);

function contextOf(isJson: boolean, output: Output, stopping: Stopping): Omit<Context, 'tell'> {
  const signal = AbortSignal.any([stopping.signal, output.closed]);
  const isWatched = Boolean(stdin.isTTY && stderr.isTTY) && !isJson;
  return {
    client: new QuireClient({ warn: say }),
    commands,
    signal,
    say,
    report: (answer: Answer) => print(output, answer, isJson),
    ask: isWatched ? askAt(stdin, stderr, signal) : null,
    input: inputOf(stdin, signal),
  };
}

/** The work was done even if its output could not be written. */
function outcome({ fault }: Output, exitCode: number): number {
  if (!fault) return exitCode;
  const done = exitCode === 0 ? 'It is done, but the' : 'The';
  say(`${done} answer could not be written: ${wordsOf(fault)}`);
  return exitCode === 0 ? unwrittenExitCode : exitCode;
}

const stopped = 'Stopped.';

type Failed = Problem & { exitCode: number };

/** The answer about a failure: its code, its sentence and its details. */
function failed(error: unknown, stopping: Stopping, command?: Command): Failed {
  if (error instanceof UsageError) return { exitCode: usageExitCode, code: 'USAGE', message: error.message };
  if (isAbort(error)) {
    const message = command?.goesOn === true ? `${stopped} The same command goes on from here.` : stopped;
    return { exitCode: stopping.exitCode(), code: 'STOPPED', message };
  }
  const failure = failureOf(error);
  const known = failure instanceof QuireError ? failure : new UnexpectedError(failure);
  return { exitCode: exitCodeOf(known.code), ...problemFacts(known) };
}
