const units = ['KB', 'MB', 'GB', 'TB'];

/** Formats a size for people, the same in every client: "1 byte", "13.4 KB", "16 MB"; at most three digits, in powers of 1024. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  let size = bytes / 1024;
  let unit = 0;
  // Not 1024, because 1023.6 would be rounded to 1024.
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size < 99.95 ? Number(size.toFixed(1)) : Math.round(size)} ${units[unit]}`;
}
