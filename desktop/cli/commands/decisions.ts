import { VersionConflictError } from '#client/apiErrors';
import type { SaveOptions } from '../../files/saveFile';
import { NameTwiceError, OtherKindError } from '../../files/twinErrors';
import { choose } from '../choosing';
import type { Conversation } from '../command';
import { moment } from '../format';

type Decision = Promise<Partial<SaveOptions> | null>;

/** What the person at the terminal decides about a save; null if nobody can be asked or there is no answer. */
export function decisionOn(error: unknown, options: SaveOptions, context: Conversation): Decision {
  if (error instanceof VersionConflictError && mayAskOfConflict(options)) return onConflict(error, context);
  if (error instanceof NameTwiceError && mayAskOfTwin(options)) return onTwin(error, context);
  if (error instanceof OtherKindError) return onOtherKind(error, context);
  return Promise.resolve(null);
}

/** A decision holds for one version of one document; for another the person is asked again. */
const mayAskOfConflict = ({ onConflict, over }: SaveOptions) => onConflict === 'ask' || over !== undefined;
const mayAskOfTwin = ({ onTwin, twin }: SaveOptions) => onTwin === 'ask' || twin !== undefined;

async function onConflict({ conflict }: VersionConflictError, context: Conversation): Decision {
  const { version, updatedAt, updatedBy } = conflict;
  context.say(`${updatedBy.name} saved version ${version} on ${moment(updatedAt)}. Nothing was overwritten.`);
  const choice = await choose(context, {
    mine: 'keep mine as the newest version',
    both: 'keep both: mine becomes a document of its own',
    theirs: 'open theirs: mine stays beside it under another name',
  });
  return choice && { onConflict: choice, over: version };
}

const keepBoth = 'keep both: it becomes a document of its own, under a name that is free';

async function onTwin({ documents }: NameTwiceError, context: Conversation): Decision {
  for (const { name, documentId, version, updatedAt } of documents) {
    context.say(
      `You have a document named ${name} already: ${documentId}, version ${version} of ${moment(updatedAt)}.`,
    );
  }
  const choice = await choose(context, {
    ...(documents.length === 1 && { version: 'save this file as its next version' }),
    both: keepBoth,
  });
  return choice && (choice === 'both' ? { onTwin: 'keepBoth' } : { onTwin: 'newVersion', twin: documents[0] });
}

async function onOtherKind({ doubt, documents: [twin] }: OtherKindError, context: Conversation): Decision {
  context.say(doubt);
  const choice = await choose(context, { version: 'save it as the next version all the same', both: keepBoth });
  return choice && (choice === 'both' ? { onTwin: 'keepBoth' } : { isAnyKind: true, twin });
}
