import type { TransferProgress } from '../files/transfer';
import type { ErrorCode } from '#client/errors';
import type { QuireClient } from '../quireClient';
import type { CommandName, Told } from './contract/answers';

export type Option = { type: 'boolean' | 'string'; summary: string };

export type Arguments = { positionals: string[]; values: Record<string, string | boolean | undefined> };

/**
 * The answer of a command: `data` for programs, `text` for people (if not empty), and `aside` for people on standard
 * error, which `data` includes. `failed` if it is incomplete.
 */
export type Answer<Data extends object = object> = { data: Data; text: string; aside?: string; failed?: ErrorCode };

export type Context<Data extends object = object> = {
  client: QuireClient;
  /** All commands, for `help`. */
  commands: Command[];
  /** Aborted by Ctrl-C, by a signal to this process, and when nobody reads its output any more. */
  signal: AbortSignal;
  tell: (step: TransferProgress) => void;
  /** Prints part of the answer before the end: a line of text or of JSON. */
  report: (answer: Answer<Data>) => Promise<void>;
  /** Prints a sentence at once, for people only. */
  say: (sentence: string) => void;
  /** Asks the person at the terminal; null if there is none. */
  ask: ((question: string) => Promise<string>) | null;
  /** Reads the whole standard input. */
  input: () => Promise<string>;
};

/** The context of a command that tells programs nothing before its end. */
export type Conversation = Omit<Context, 'report'>;

/** A command; its answer for programs has the type that the contract gives to its name. */
export type Command<Name extends CommandName = CommandName> = {
  name: Name;
  /** Shown after the name, such as `FILE`. */
  usage: string;
  summary: string;
  options: Record<string, Option>;
  /** The least and the greatest number of arguments. */
  arguments: [number, number];
  /** Whether it prints one JSON object a line for programs, the last with `end` or `error`. */
  inLines?: (given: string[]) => boolean;
  /** Whether it can be stopped anywhere and continued later. */
  goesOn?: true;
  examples: string[];
  run(context: Context<Told<Name>>, given: Arguments): Promise<Answer<Told<Name>>>;
};

/** The command was not understood. */
export class UsageError extends Error {}
