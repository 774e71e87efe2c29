import type { Role } from '../generated/types';
import type { DocumentItem, GrantItem } from './items';

/** COMPLETE: the end of a save that was begun. What stands against it by now is told when its bytes are safe. */
export type Action = 'READ' | 'SAVE' | 'COMPLETE' | 'RENAME' | 'LOCK' | 'TRASH' | 'RESTORE' | 'DELETE';

const ranks = { VIEWER: 1, EDITOR: 2, MANAGER: 3, OWNER: 4 };
const needed: Record<Action, Role> = {
  READ: 'VIEWER',
  SAVE: 'EDITOR',
  COMPLETE: 'EDITOR',
  RENAME: 'EDITOR',
  LOCK: 'MANAGER',
  TRASH: 'OWNER',
  RESTORE: 'OWNER',
  DELETE: 'OWNER',
};
const changesContent: Action[] = ['SAVE', 'RENAME'];
const changesWhatIsKept: Action[] = ['SAVE', 'RENAME', 'LOCK'];

export function can(role: Role, action: Action): boolean {
  return ranks[role] >= ranks[needed[action]];
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
export function isHidden({ trashedAt }: DocumentItem, role: Role, action: Action): boolean {
  return !!trashedAt && role !== 'OWNER' && action !== 'COMPLETE';
}

/** What the document lets this user be; null when they may not know of it. `now` is ISO 8601. */
export function roleOf(document: DocumentItem, grant: GrantItem | null, userId: string, now: string): Role | null {
  if (document.ownerId === userId) return 'OWNER';
  if (!grant) return null;
  if (grant.expiresAt && grant.expiresAt <= now) return null;
  return grant.role;
}
