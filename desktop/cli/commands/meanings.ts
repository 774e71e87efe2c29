import type { Change } from '#client/followChanges';
import type { Answer } from '../command';
import { moment } from '../format';
import { plain } from '../terminal';
import { changeFacts } from './facts';

/** What happens to a file that follows its document. */
type Consequence =
  /** It gets the newest version and name. */
  | 'refreshed'
  /** It stays as it is, and the person is told. */
  | 'told'
  /** Nothing: the change does not concern it. */
  | 'untouched'
  /** It stays as it is, and following ends. */
  | 'ended';

type Meaning = { deed: string; file: Consequence };

/** For each kind of change: what somebody did, and what happens to a file that follows the document. */
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

/** The same for changes that are about the person who is told. */
const ofYours: Partial<Record<Change['kind'], Meaning>> = {
  SHARED: { deed: 'shared with you', file: 'told' },
  UNSHARED: { deed: 'ended the sharing with you of', file: 'ended' },
};

// A kind that this program does not know: the server may be newer.
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
