import type { Key } from '../../shared/keys';
import { updateOf, type Write } from '../../shared/write';

/** Marks only the row that was read, which may have been deleted and created again since. */
export function markOf({ pk, sk, createdAt }: Key & { createdAt: string }, name: string, value: unknown): Write {
  const asRead = { expression: 'createdAt = :createdAt', values: { ':createdAt': createdAt } };
  return updateOf({ pk, sk }, { set: { [name]: value } }, asRead);
}
