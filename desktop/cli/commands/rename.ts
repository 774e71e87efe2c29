import { OtherEndingError } from '../../api/rename';
import type { DocumentFacts } from '../../api/calls';
import { choose } from '../choosing';
import type { Command, Conversation } from '../command';
import { about } from './documents';
import { documentIdOf } from './facts';

export const rename: Command<'rename'> = {
  name: 'rename',
  usage: 'ID|FILE NAME',
  summary: 'Give a document another name; files stay where they are, under their own',
  options: { 'change-ending': { type: 'boolean', summary: 'The ending may change, or go' } },
  arguments: [2, 2],
  examples: ['quire rename report.odt minutes', 'quire rename 01K8ZQ0V7N3X5T9R2M4P6S8W1Y plan.md --change-ending'],
  async run(context, { positionals: [given = '', name = ''], values }) {
    const id = await documentIdOf(context.client, given);
    const document = await renamed(context, id, name, values['change-ending'] === true);
    return about(document, 'is its name now; files stay where they are, under their own');
  },
};

async function renamed(context: Conversation, id: string, name: string, mayChange: boolean): Promise<DocumentFacts> {
  const { client, say, ask } = context;
  try {
    return await client.rename(id, name, mayChange);
  } catch (error) {
    if (!ask || !(error instanceof OtherEndingError)) throw error;
    const { ending, kept } = error;
    say(`${name} does not end in ${ending}, by which programs tell what kind of file it is.`);
    const choice = await choose(context, { keep: `name it ${kept}`, change: `name it ${name} all the same` });
    if (choice === null) throw error;
    return client.rename(id, choice === 'keep' ? kept : name, choice === 'change');
  }
}
