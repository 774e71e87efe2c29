const units = ['KB', 'MB', 'GB', 'TB'];

/** "1 byte", "13.4 KB", "16 MB": three digits at most, in powers of 1024. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  let size = bytes / 1024;
  let unit = 0;
  // Not 1024, for 1023.6 would be written as 1024.
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size < 99.95 ? Number(size.toFixed(1)) : Math.round(size)} ${units[unit]}`;
}

/** A moment in the words of one time zone: "21 Nov 2026", with `isPrecise` "21 Nov 2026, 09:14 UTC". */
export function formatMoment(at: string, timeZone: string, isPrecise: boolean): string {
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, ...(isPrecise && time), timeZone }).format(new Date(at));
}
