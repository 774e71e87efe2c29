import type { Change } from '#client/followChanges';
import type { Answer } from '../command';
import { moment } from '../format';
import { plain } from '../terminal';
import { changeFacts } from './facts';

/** What becomes of a file that follows its document. */
type Consequence =
  /** It is brought to the newest version and name. */
  | 'refreshed'
  /** It stays as it is, and whoever follows it is told. */
  | 'told'
  /** Nothing that it would have to do with. */
  | 'untouched'
  /** It stays as it is, and there is nothing to follow any more. */
  | 'ended';

type Meaning = { deed: string; file: Consequence };

/** Each kind of change: what somebody has done, and what becomes of a file that follows the document. */
const meanings: Record<Change['kind'], Meaning> = {
  CREATED: { deed: 'saved as a new document', file: 'refreshed' },
  SAVED: { deed: 'saved', file: 'refreshed' },
  RENAMED: { deed: 'renamed', file: 'refreshed' },
  UPDATED: { deed: 'made read-only', file: 'told' },
  TRASHED: { deed: 'put in the trash', file: 'told' },
  RESTORED: { deed: 'took out of the trash', file: 'refreshed' },
  DELETED: { deed: 'deleted for good', file: 'ended' },
  SHARED: { deed: 'shared', file: 'untouched' },
  UNSHARED: { deed: 'ended the sharing of', file: 'untouched' },
};

/** The same where it is about the one who is told. */
const ofYours: Partial<Record<Change['kind'], Meaning>> = {
  SHARED: { deed: 'shared with you', file: 'told' },
  UNSHARED: { deed: 'ended the sharing with you of', file: 'ended' },
};

// The server may be newer than this program.
const ofLater: Meaning = { deed: 'changed', file: 'refreshed' };

export function meaningOf({ kind, recipientId }: Change): Meaning {
  const own = recipientId === null ? undefined : ofYours[kind];
  return own ?? (Object.hasOwn(meanings, kind) ? meanings[kind] : ofLater);
}

export function told(change: Change): Answer<{ change: ReturnType<typeof changeFacts> }> {
  const { at, actorName, name, version, expiresAt } = change;
  const until = expiresAt === null ? '' : `, until ${moment(expiresAt)}`;
  const what = `${plain(actorName)} ${meaningOf(change).deed}: ${plain(name)}, version ${version}`;
  return { data: { change: changeFacts(change) }, text: `${moment(at)}  ${what}${until}` };
}
