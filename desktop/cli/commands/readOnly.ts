import { readOnlyMeaning } from '#client/readOnly';
import type { Answer, Command, Conversation } from '../command';
import type { Told } from '../contract/answers';
import { about } from './documents';
import { documentIdOf } from './facts';

export const readOnly: Command<'read-only'> = {
  name: 'read-only',
  usage: 'ID|FILE',
  summary: 'Make a document read-only for good: no new versions, no other name',
  options: { yes: { type: 'boolean', summary: 'Ask nothing' } },
  arguments: [1, 1],
  examples: ['quire read-only report.odt', 'quire read-only 01K8ZQ0V7N3X5T9R2M4P6S8W1Y --yes'],
  async run(context, { positionals: [given = ''], values }) {
    const { client, ask } = context;
    const id = await documentIdOf(client, given);
    const lock = async () => about(await client.makeReadOnly(id), 'is read-only for good');
    if (ask && values.yes !== true) return asked(context, id, lock);
    return { ...(await lock()), aside: readOnlyMeaning };
  },
};

type Deed = Promise<Answer<Told<'read-only'>>>;

async function asked({ client, ask, say }: Conversation, id: string, lock: () => Deed): Deed {
  const document = await client.document(id);
  if (document.isReadOnly) return about(document, 'is read-only already');
  say(`Make ${document.name} read-only? ${readOnlyMeaning}`);
  const answer = (await ask?.('y, or Enter to leave it as it is: ')) ?? '';
  return /^y(es)?$/i.test(answer.trim()) ? lock() : about(document, 'stays as it is');
}
