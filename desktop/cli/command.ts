import type { TransferProgress } from '../files/transfer';
import type { ErrorCode } from '#client/errors';
import type { QuireClient } from '../quireClient';
import type { CommandName, Told } from './contract/answers';

export type Option = { type: 'boolean' | 'string'; summary: string };

export type Arguments = { positionals: string[]; values: Record<string, string | boolean | undefined> };

/**
 * What a command has to say: `data` to programs, `text` to people, unless it is empty, and `aside` to them on the standard
 * error, of which `data` tells too; `failed` where it could not say all.
 */
export type Answer<Data extends object = object> = { data: Data; text: string; aside?: string; failed?: ErrorCode };

export type Context<Data extends object = object> = {
  client: QuireClient;
  /** All that there are, for the one that tells of the others. */
  commands: Command[];
  /** Aborted by Ctrl-C, by whoever ends this process, and where nobody reads its answers any more. */
  signal: AbortSignal;
  tell: (step: TransferProgress) => void;
  /** Answers in part, before the end: a line of text, or of JSON. */
  report: (answer: Answer<Data>) => Promise<void>;
  /** Says something at once, to people only. */
  say: (sentence: string) => void;
  /** Asks the person at the terminal; null where there is none. */
  ask: ((question: string) => Promise<string>) | null;
  /** All that is piped in. */
  input: () => Promise<string>;
};

/** The same for what says nothing to programs before its end. */
export type Conversation = Omit<Context, 'report'>;

/** One that is called so tells programs what the contract says of it. */
export type Command<Name extends CommandName = CommandName> = {
  name: Name;
  /** As shown after the name, such as `FILE`. */
  usage: string;
  summary: string;
  options: Record<string, Option>;
  /** Fewest and most. */
  arguments: [number, number];
  /** True: to programs it says one JSON object a line, and ends with `end` or `error`. */
  inLines?: (given: string[]) => boolean;
  /** True: stopped anywhere, it goes on from there. */
  goesOn?: true;
  examples: string[];
  run(context: Context<Told<Name>>, given: Arguments): Promise<Answer<Told<Name>>>;
};

/** The command was not understood. */
export class UsageError extends Error {}
