import type { Key } from '../../shared/keys';
import { updateOf, type Write } from '../../shared/write';

/** Marks the very row that was read: it may have been taken away and made anew since. */
export function markOf({ pk, sk, createdAt }: Key & { createdAt: string }, name: string, value: unknown): Write {
  const asRead = { expression: 'createdAt = :createdAt', values: { ':createdAt': createdAt } };
  return updateOf({ pk, sk }, { set: { [name]: value } }, asRead);
}
