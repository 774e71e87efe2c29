import { UsageError, type Command } from '../command';
import type { CommandName } from '../contract/answers';

export const schema: Command<'schema'> = {
  name: 'schema',
  usage: '[COMMAND]',
  summary: 'Say what a command tells programs, as a JSON Schema, or what all of them do',
  options: {},
  arguments: [0, 1],
  examples: ['quire schema save', 'quire schema > quire.json'],
  async run({ commands }, { positionals: [name] }) {
    // Imported only here, so that no other command has to wait for it.
    const { contractSchema, schemaOfCommand } = await import('../contract/schemas');
    const isCommand = (word: string): word is CommandName => commands.some((command) => command.name === word);
    if (name !== undefined && !isCommand(name)) throw new UsageError(`There is no command ${name}. Try: quire help`);
    const data = name === undefined ? contractSchema() : schemaOfCommand(name);
    return { data, text: JSON.stringify(data, null, 2) };
  },
};
