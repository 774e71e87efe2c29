import { trashDays } from '../../../schema/limits';

/** When a document in the trash is deleted for good. */
export function endOf(trashedAt: string): string {
  const end = new Date(trashedAt);
  end.setUTCDate(end.getUTCDate() + trashDays);
  return end.toISOString();
}
