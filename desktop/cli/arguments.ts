import { parseArgs } from 'node:util';
import { UsageError, type Arguments, type Command } from './command';
import { everywhere } from './help';

/** Throws a UsageError that says what is wrong. */
export function argumentsOf(command: Command, given: string[]): Arguments {
  const { positionals, values } = parsed(command, given);
  const [fewest, most] = command.arguments;
  const isRight = values.help === true || (positionals.length >= fewest && positionals.length <= most);
  if (!isRight) throw new UsageError(`Write it as: quire ${command.name} ${command.usage}`.trimEnd());
  return { positionals, values };
}

function parsed({ options }: Command, args: string[]): Arguments {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...options, ...everywhere, help: { type: 'boolean', short: 'h' } },
    });
    return { positionals, values };
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.replace(/\.\s.*/s, '.'));
    throw error;
  }
}
