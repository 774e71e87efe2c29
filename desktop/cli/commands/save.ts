import { VersionConflictError } from '../../client/refusals';
import type { ConflictChoice, Saved } from '../../client/saveFile';
import type { Told } from '../contract/answers';
import { UsageError, type Answer, type Arguments, type Command, type Context } from '../command';
import { moment } from '../format';
import { plain } from '../terminal';
import { fileFacts } from './facts';

const choices = ['mine', 'both', 'theirs'] as const;

export const save: Command<'save'> = {
  name: 'save',
  usage: 'FILE',
  summary: 'Save a file to the cloud',
  options: {
    mine: { type: 'boolean', summary: 'Where somebody saved in between: mine becomes the newest version' },
    both: { type: 'boolean', summary: 'Where somebody saved in between: mine becomes a document of its own' },
    theirs: { type: 'boolean', summary: 'Where somebody saved in between: open theirs, and keep mine beside it' },
    new: { type: 'boolean', summary: 'Save as a new document, whatever the file belonged to' },
  },
  arguments: [1, 1],
  goesOn: true,
  examples: ['quire save report.odt', 'quire save report.odt --both'],
  async run(context, given) {
    const [path = ''] = given.positionals;
    const options = { isNew: given.values.new === true, tell: context.tell, signal: context.signal };
    const choice = choiceOf(given);
    try {
      return answerOf(await context.client.save(path, { ...options, onConflict: choice ?? 'ask' }));
    } catch (error) {
      if (!(error instanceof VersionConflictError) || choice || !context.ask) throw error;
      const onConflict = await choose(context, error);
      if (onConflict === 'ask') throw error;
      return answerOf(await context.client.save(path, { ...options, onConflict }));
    }
  },
};

function choiceOf({ values }: Arguments): ConflictChoice | null {
  const chosen = choices.filter((choice) => values[choice] === true);
  if (chosen.length > 1) throw new UsageError('Say one of --mine, --both and --theirs.');
  return chosen[0] ?? null;
}

async function choose(
  { ask, say }: Pick<Context, 'ask' | 'say'>,
  { conflict }: VersionConflictError,
): Promise<ConflictChoice> {
  const { version, updatedAt, updatedBy } = conflict;
  say(`${plain(updatedBy.name)} saved version ${version} on ${moment(updatedAt)}. Nothing was overwritten.`);
  say('  m  keep mine as the newest version');
  say('  b  keep both: mine becomes a document of its own');
  say('  t  open theirs: mine stays beside it under another name');
  const answer = (await ask?.('Which one? (Enter: decide later) '))?.trim().toLowerCase() ?? '';
  return choices.find((choice) => answer !== '' && choice.startsWith(answer)) ?? 'ask';
}

const sentences: Record<Saved['outcome'], (saved: Saved) => string> = {
  saved: ({ copy }) => `Saved ${plain(copy.name)} as version ${copy.base.version}.`,
  unchanged: ({ copy }) => `${plain(copy.name)} has not changed since version ${copy.base.version}.`,
  copied: ({ copy }) => `Kept both: this file is now ${plain(copy.name)}, a document of its own.`,
  replaced: ({ copy, keptAs }) => `Opened version ${copy.base.version}. Your own is in ${plain(keptAs ?? '')}.`,
};

function answerOf(saved: Saved): Answer<Told<'save'>> {
  const { outcome, copy, keptAs } = saved;
  return { data: { outcome, ...fileFacts(copy), keptAs }, text: sentences[outcome](saved) };
}
