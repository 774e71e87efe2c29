import type { LifecycleRule } from './lifecycleRules';
import {
  isDeleteMarker,
  newVersionId,
  nullVersion,
  withVersion,
  type DeleteMarker,
  type Version,
  type Versioning,
} from './versions';

type Rules = readonly LifecycleRule[];
type Versions = readonly Version[];

const dayMilliseconds = 24 * 3600 * 1000;

/** The rules that apply to a key. */
export function rulesFor(key: string, rules: Rules): Rules {
  return rules.filter(({ prefix }) => key.startsWith(prefix));
}

/** Whether so many days have passed as S3 counts them: a day that has begun counts when it ends, at midnight UTC. */
export function hasPassed(since: string, days: number, now: number): boolean {
  return now >= Math.ceil((Date.parse(since) + days * dayMilliseconds) / dayMilliseconds) * dayMilliseconds;
}

/** What the rules leave of a key's versions at this time; the same list where nothing is due. */
export function unexpired(versions: Versions, rules: Rules, versioning: Versioning, now: number): Versions {
  const kept = withoutNoncurrent(versions, rules, now);
  return withoutLoneMarker(withoutCurrent(kept, rules, versioning, now), rules, now);
}

/** A version is noncurrent from the moment on at which the next one was written. */
function withoutNoncurrent(versions: Versions, rules: Rules, now: number): Versions {
  const kept = versions.filter((_version, index) => {
    const next = versions[index - 1];
    return !next || !rules.some(({ noncurrentDays }) => isDue(next.modifiedAt, noncurrentDays, now));
  });
  return kept.length === versions.length ? versions : kept;
}

/** An object that expires is deleted as by its owner: where versions are kept, it is hidden behind a marker. */
function withoutCurrent(versions: Versions, rules: Rules, versioning: Versioning, now: number): Versions {
  const [current] = versions;
  if (!current || isDeleteMarker(current)) return versions;
  if (!rules.some(({ expirationDays }) => isDue(current.modifiedAt, expirationDays, now))) return versions;
  if (versioning === 'Off') return versions.filter(({ versionId }) => versionId !== nullVersion);
  return withVersion(versions, markerAt(versioning, now));
}

/** A marker that hides nothing any more goes at once, or at the age at which objects expire. */
function withoutLoneMarker(versions: Versions, rules: Rules, now: number): Versions {
  const [current, ...others] = versions;
  if (!current || !isDeleteMarker(current) || others.length > 0) return versions;
  const goes = (rule: LifecycleRule) => rule.removesLoneMarkers || isDue(current.modifiedAt, rule.expirationDays, now);
  return rules.some(goes) ? [] : versions;
}

function markerAt(versioning: Versioning, now: number): DeleteMarker {
  return { versionId: newVersionId(versioning), modifiedAt: new Date(now).toISOString(), isDeleteMarker: true };
}

function isDue(since: string, days: number | undefined, now: number): boolean {
  return days !== undefined && hasPassed(since, days, now);
}
