const daysInTrash = 30;

/** When a document in the trash is deleted for good. */
export function endOf(trashedAt: string): string {
  const end = new Date(trashedAt);
  end.setUTCDate(end.getUTCDate() + daysInTrash);
  return end.toISOString();
}
