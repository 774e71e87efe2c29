import { isAtLeast } from './can';
import { isLater } from './expiry';
import { grantKey, sharedWith } from './keys';
import type { GrantItem, Held, InviteItem } from './shareItems';
import { putOf, type Condition, type Write } from './write';

/** The person's rights to the document, one entry for each of their addresses it is shared with. */
export function heldBy(grant: GrantItem | null): Held[] {
  if (!grant) return [];
  const { email, role, sharedAt, expiresAt, givenById } = grant;
  return [heldOf({ email, role, sharedAt, expiresAt, givenById }), ...(grant.others ?? [])];
}

/** The person's grant with this invite's rights, which replace those that the same address gave before. */
export function withInvite(grant: GrantItem | null, invite: InviteItem, userId: string): GrantItem {
  const others = heldBy(grant).filter(({ email }) => email !== invite.email);
  return grantOf(invite.documentId, userId, grant, [heldOf(invite), ...others]);
}

/** The person's grant without what this address gives; null if nothing is left. */
export function withoutAddress(documentId: string, grant: GrantItem, address: string): GrantItem | null {
  const left = heldBy(grant).filter(({ email }) => email !== address);
  return left.length === 0 ? null : grantOf(documentId, grant.userId, grant, left);
}

/** The feed's entry for a removed share: a person with access by another address still has the document. */
export function endOf(left: GrantItem | null): { kind: 'SHARED' | 'UNSHARED'; expiresAt?: string } {
  if (!left) return { kind: 'UNSHARED' };
  return { kind: 'SHARED', ...(left.expiresAt ? { expiresAt: left.expiresAt } : {}) };
}

/** Writes a grant in place of the one that was read. */
export function grantOver(known: GrantItem | null, next: GrantItem): Write {
  return putOf(next, asReadOf(known));
}

/** Holds if the grant is as it was read, so that concurrent writes cannot overwrite each other. */
export function asReadOf(grant: GrantItem | null): Condition {
  if (!grant) return { expression: 'attribute_not_exists(pk)' };
  if (grant.revision === undefined) return { expression: 'attribute_exists(pk) AND attribute_not_exists(revision)' };
  return { expression: 'revision = :grant', values: { ':grant': grant.revision } };
}

/** The best of a person's rights gives access; the others are kept in the same row. */
function grantOf(documentId: string, userId: string, known: GrantItem | null, held: Held[]): GrantItem {
  const best = held.reduce((one, other) => (isBetter(other, one) ? other : one));
  const others = held.filter(({ email }) => email !== best.email);
  return {
    ...grantKey(documentId, userId),
    userId,
    ...best,
    gsi1pk: sharedWith(userId),
    gsi1sk: best.sharedAt,
    ...(others.length > 0 ? { others } : {}),
    revision: (known?.revision ?? 0) + 1,
  };
}

/** Better: allows more, or the same for longer, or the same without depending on a manager. */
function isBetter(one: Held, other: Held): boolean {
  if (one.role !== other.role) return isAtLeast(one.role, other.role);
  if (isLater(one.expiresAt ?? null, other.expiresAt ?? null)) return true;
  return one.expiresAt === other.expiresAt && !one.givenById && !!other.givenById;
}

function heldOf({ email, role, sharedAt, expiresAt, givenById }: Held): Held {
  return { email, role, sharedAt, ...(expiresAt ? { expiresAt } : {}), ...(givenById ? { givenById } : {}) };
}
