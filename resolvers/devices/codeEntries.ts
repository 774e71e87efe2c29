import { secondsOfHour } from '../shared/counts';
import type { CodeEntriesItem } from '../shared/deviceItems';
import { inSeconds } from './login';

/** The wrong codes of the last hour, the oldest first. */
export function wrongLately(entries: CodeEntriesItem | null): string[] {
  const hourAgo = inSeconds(-secondsOfHour);
  return entries ? entries.wrongAt.filter((at) => at > hourAgo) : [];
}
