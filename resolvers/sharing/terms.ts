import type { Role } from '../generated/types';
import { granted } from '../shared/access';
import { isAtLeast } from '../shared/can';
import { earlier, isLater } from '../shared/expiry';
import { forbidden } from '../shared/outcome';
import type { AskedShare } from './share';
import type { GrantRole, ShareItem } from '../shared/shareItems';
import type { SharingContext } from './stash';

type Terms = { role: GrantRole; expiresAt: string | null; givenById: string | null };

/**
 * The terms of the share. A share given by the owner rests on no manager. A manager's lasts no longer than the manager's
 * own grant; but if it gives nothing new, the former giver stays its giver.
 */
export function termsOf(ctx: SharingContext, asked: AskedShare, known: ShareItem | null): Terms {
  const { role: callerRole, callerId, grant } = granted(ctx);
  const role = asked.role ?? known?.role ?? 'VIEWER';
  const expiresAt = asked.keepsExpiry ? (known?.expiresAt ?? null) : asked.expiresAt;
  requireMayGive(callerRole, role);
  requireMayGive(callerRole, known?.role ?? 'VIEWER');
  if (callerRole === 'OWNER') return { role, expiresAt, givenById: null };
  if (known && isAtLeast(known.role, role) && !isLater(expiresAt, known.expiresAt ?? null)) {
    return { role, expiresAt, givenById: known.givenById ?? null };
  }
  return { role, expiresAt: earlier(expiresAt, grant?.expiresAt ?? null), givenById: callerId };
}

/** Managers can neither appoint managers nor remove them. */
export function requireMayGive(callerRole: Role | null, role: GrantRole): void {
  if (callerRole !== 'OWNER' && role === 'MANAGER') forbidden('MANAGER');
}
