import type { Role } from '../generated/types';
import type { DocumentItem } from './items';
import type { GrantItem } from './shareItems';

/**
 * COMPLETE: the end of a save that was begun. What stands against it by now is told when its bytes are safe.
 * SHARE, UNSHARE and SEE_SHARES are of shares and links alike.
 */
export type Action =
  | 'READ'
  | 'SAVE'
  | 'COMPLETE'
  | 'RENAME'
  | 'LOCK'
  | 'SHARE'
  | 'UNSHARE'
  | 'SEE_SHARES'
  | 'LEAVE'
  | 'TRASH'
  | 'RESTORE'
  | 'DELETE';

const ranks = { VIEWER: 1, EDITOR: 2, MANAGER: 3, OWNER: 4 };
const needed: Record<Action, Role> = {
  READ: 'VIEWER',
  SAVE: 'EDITOR',
  COMPLETE: 'EDITOR',
  RENAME: 'EDITOR',
  LOCK: 'MANAGER',
  SHARE: 'MANAGER',
  UNSHARE: 'MANAGER',
  SEE_SHARES: 'MANAGER',
  LEAVE: 'VIEWER',
  TRASH: 'OWNER',
  RESTORE: 'OWNER',
  DELETE: 'OWNER',
};
const changesContent: Action[] = ['SAVE', 'RENAME'];
const changesWhatIsKept: Action[] = ['SAVE', 'RENAME', 'LOCK', 'SHARE'];

export function can(role: Role, action: Action): boolean {
  return isAtLeast(role, needed[action]);
}

/** True where `role` may do all that `other` may. */
export function isAtLeast(role: Role, other: Role): boolean {
  return ranks[role] >= ranks[other];
}

/** True for what a read-only document refuses everybody, its owner too. */
export function isRefusedWhenReadOnly(action: Action): boolean {
  return changesContent.includes(action);
}

/** True for what a document in the trash refuses everybody. */
export function isRefusedInTrash(action: Action): boolean {
  return changesWhatIsKept.includes(action);
}

/** What is in the trash is for its owner to see; but whoever was saving to it is told so. */
export function isHidden({ trashedAt }: Pick<DocumentItem, 'trashedAt'>, role: Role, action: Action): boolean {
  return !!trashedAt && role !== 'OWNER' && action !== 'COMPLETE';
}

/** The rows that say what somebody is to a document; `giver` is the grant of the manager who gave `grant`. */
export type Standing = { document: DocumentItem; grant: GrantItem | null; giver: GrantItem | null };

/** What the document lets this user be; null when they may not know of it. `now` is ISO 8601. */
export function roleOf({ document, grant, giver }: Standing, userId: string, now: string): Role | null {
  if (document.ownerId === userId) return 'OWNER';
  if (!grant || isPast(grant, now)) return null;
  if (grant.givenById && !isGiver(giver, now)) return null;
  return grant.role;
}

/** True while what this grant's holder has given to others stands. What managers hold comes from the owner alone. */
export function isGiver(grant: GrantItem | null, now: string): boolean {
  return !!grant && grant.role === 'MANAGER' && !isPast(grant, now);
}

function isPast({ expiresAt }: GrantItem, now: string): boolean {
  return !!expiresAt && expiresAt <= now;
}
