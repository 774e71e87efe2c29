import type { ConflictChoice, Saved, SaveOptions } from '../../files/saveFile';
import type { Twin } from '../../files/twinErrors';
import type { TwinChoice } from '../../files/twins';
import type { Told } from '../contract/answers';
import { UsageError, type Answer, type Arguments, type Command, type Conversation } from '../command';
import { plain } from '../terminal';
import { decisionOn } from './decisions';
import { fileFacts } from './facts';

const onConflict: Record<string, ConflictChoice> = { mine: 'mine', both: 'both', theirs: 'theirs' };
const onFirst: Record<string, TwinChoice | undefined> = {
  new: undefined,
  'new-version': 'newVersion',
  'keep-both': 'keepBoth',
};

export const save: Command<'save'> = {
  name: 'save',
  usage: 'FILE',
  summary: 'Save a file to the cloud',
  options: {
    mine: { type: 'boolean', summary: 'Where somebody saved in between: mine becomes the newest version' },
    both: { type: 'boolean', summary: 'Where somebody saved in between: mine becomes a document of its own' },
    theirs: { type: 'boolean', summary: 'Where somebody saved in between: open theirs, and keep mine beside it' },
    new: { type: 'boolean', summary: 'Save as a new document, whatever the file belonged to' },
    'new-version': { type: 'boolean', summary: 'The first time: as the next version of your document of this name' },
    'keep-both': { type: 'boolean', summary: 'The first time: as a document of its own, under a name that is free' },
    'any-kind': { type: 'boolean', summary: 'With --new-version: of another kind of file, too' },
  },
  arguments: [1, 1],
  goesOn: true,
  examples: ['quire save report.odt', 'quire save report.odt --both', 'quire save report.odt --new-version'],
  async run(context, given) {
    const [path = ''] = given.positionals;
    return answerOf(await saved(context, path, optionsOf(context, given)));
  },
};

/** Saves, and asks the person, if there is one, about each decision in turn. */
async function saved(context: Conversation, path: string, options: SaveOptions): Promise<Saved> {
  try {
    return await context.client.save(path, options);
  } catch (error) {
    const decision = context.ask && (await decisionOn(error, options, context));
    if (!decision) throw error;
    return saved(context, path, { ...options, ...decision });
  }
}

function optionsOf({ tell, signal, ask }: Conversation, { values }: Arguments): SaveOptions {
  const [conflictChoice = 'ask'] = chosen(onConflict, values, '--mine, --both and --theirs');
  const [twinChoice = ask ? 'ask' : undefined] = chosen(onFirst, values, '--new, --new-version and --keep-both');
  const [isNew, isAnyKind] = [values.new === true, values['any-kind'] === true];
  return { tell, signal, onConflict: conflictChoice, onTwin: twinChoice, isNew, isAnyKind };
}

/** What a given option stands for; undefined if none was given. */
function chosen<Choice>(choices: Record<string, Choice>, values: Arguments['values'], words: string): Choice[] {
  const given = Object.entries(choices).filter(([name]) => values[name] === true);
  if (given.length > 1) throw new UsageError(`Say one of ${words}.`);
  return given.map(([, choice]) => choice);
}

const sentences: Record<Saved['outcome'], (saved: Saved) => string> = {
  saved: ({ copy }) => `Saved ${plain(copy.name)} as version ${copy.base.version}.`,
  unchanged: ({ copy }) => `${plain(copy.name)} has not changed since version ${copy.base.version}.`,
  copied: ({ copy }) => `Kept both: this file is now ${plain(copy.name)}, a document of its own.`,
  replaced: ({ copy, keptAs }) => `Opened version ${copy.base.version}. Your own is in ${plain(keptAs ?? '')}.`,
};

function answerOf(saved: Saved): Answer<Told<'save'>> {
  const { outcome, copy, keptAs, twins } = saved;
  const aside = twins && twinWords(copy.name, twins);
  return { data: { outcome, ...fileFacts(copy), keptAs, twins }, text: sentences[outcome](saved), aside };
}

function twinWords(name: string, twins: Twin[]): string {
  const ids = twins.map(({ documentId }) => documentId).join(', ');
  const [others, it] = twins.length === 1 ? ['another document', 'it'] : [`${twins.length} other documents`, 'one'];
  return `You have ${others} named ${name} (${ids}): this is a new one. With --new-version a first save makes a version of ${it} instead.`;
}
