import type { CodeEntriesItem } from '../shared/deviceItems';
import { inSeconds } from './login';

/** In an hour, of one person. */
export const mostWrong = 10;

export const hourSeconds = 3600;

/** The wrong codes of the last hour, the oldest first. */
export function wrongLately(entries: CodeEntriesItem | null): string[] {
  const hourAgo = inSeconds(-hourSeconds);
  return entries ? entries.wrongAt.filter((at) => at > hourAgo) : [];
}
