import type { VersionItem } from '../../shared/items';

type Saved = Pick<VersionItem, 'version' | 'createdAt'>;

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;

/** How many versions stay: up to this age, the last of each span of time. A span ends where the next larger one may. */
const rules = [
  { youngerThan: day, oneEach: 1 },
  { youngerThan: week, oneEach: hour },
  { youngerThan: 90 * day, oneEach: day },
  { youngerThan: Infinity, oneEach: week },
];

/** True for a version that no rule can take away yet. `now` is ISO 8601. */
export function isFresh({ createdAt }: Saved, now: string): boolean {
  return spanAt(createdAt, now) === 1;
}

/**
 * The versions, given oldest first, that need not stay. The newest always does; and what can go once can go ever after,
 * so that it does not matter how often this is asked, nor when.
 */
export function expendable<Version extends Saved>(versions: Version[], now: string): Version[] {
  return versions.filter((version, index) => {
    const span = spanAt(version.createdAt, now);
    const next = versions[index + 1];
    return span > 1 && next !== undefined && isSameSpan(version, next, span);
  });
}

function spanAt(createdAt: string, now: string): number {
  const age = Date.parse(now) - Date.parse(createdAt);
  return rules.find(({ youngerThan }) => age < youngerThan)?.oneEach ?? 1;
}

function isSameSpan(one: Saved, other: Saved, span: number): boolean {
  const spanOf = ({ createdAt }: Saved) => Math.floor(Date.parse(createdAt) / span);
  return spanOf(one) === spanOf(other);
}
