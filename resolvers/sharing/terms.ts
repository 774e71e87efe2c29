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
 * What the share is to be. The owner makes a share the owner's own. A manager's lasts no longer than what they hold
 * themselves; but where they give nothing that was not given before, it stays with whoever gave it.
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

/** Managers neither make nor unmake managers. */
export function requireMayGive(callerRole: Role | null, role: GrantRole): void {
  if (callerRole !== 'OWNER' && role === 'MANAGER') forbidden('MANAGER');
}
