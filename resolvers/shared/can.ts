import type { Role } from '../generated/types';
import type { DocumentItem } from './items';
import type { GrantItem } from './shareItems';

/**
 * COMPLETE ends a save that was begun. If it is no longer allowed, that is reported once its bytes are safe.
 * SHARE, UNSHARE and SEE_SHARES apply to shares and links alike.
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

/** True if `role` may do everything that `other` may. */
export function isAtLeast(role: Role, other: Role): boolean {
  return ranks[role] >= ranks[other];
}

/** True for actions that nobody, not even the owner, may do on a read-only document. */
export function isRefusedWhenReadOnly(action: Action): boolean {
  return changesContent.includes(action);
}

/** True for actions that nobody may do on a document in the trash. */
export function isRefusedInTrash(action: Action): boolean {
  return changesWhatIsKept.includes(action);
}

/** Only the owner sees a document in the trash; but a person who was saving to it is told. */
export function isHidden({ trashedAt }: Pick<DocumentItem, 'trashedAt'>, role: Role, action: Action): boolean {
  return !!trashedAt && role !== 'OWNER' && action !== 'COMPLETE';
}

/** The rows that say what somebody is to a document; `giver` is the grant of the manager who gave `grant`. */
export type Standing = { document: DocumentItem; grant: GrantItem | null; giver: GrantItem | null };

/** The user's role on the document; null if the user may not know of it. `now` is ISO 8601. */
export function roleOf({ document, grant, giver }: Standing, userId: string, now: string): Role | null {
  if (document.ownerId === userId) return 'OWNER';
  if (!grant || isPast(grant, now)) return null;
  if (grant.givenById && !isGiver(giver, now)) return null;
  return grant.role;
}

/** True while what this grant's holder gave to others is valid. Managers are appointed by the owner alone. */
export function isGiver(grant: GrantItem | null, now: string): boolean {
  return !!grant && grant.role === 'MANAGER' && !isPast(grant, now);
}

function isPast({ expiresAt }: GrantItem, now: string): boolean {
  return !!expiresAt && expiresAt <= now;
}
