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

/** Whether this many days have passed as S3 counts them: the moment of expiry is rounded up to midnight UTC. */
export function hasPassed(since: string, days: number, now: number): boolean {
  return now >= Math.ceil((Date.parse(since) + days * dayMilliseconds) / dayMilliseconds) * dayMilliseconds;
}

/** The versions of a key that the rules leave at this time; the same array if nothing has expired. */
export function unexpired(versions: Versions, rules: Rules, versioning: Versioning, now: number): Versions {
  const kept = withoutNoncurrent(versions, rules, now);
  return withoutLoneMarker(withoutCurrent(kept, rules, versioning, now), rules, now);
}

/** A version is noncurrent from the moment when the next one was written. */
function withoutNoncurrent(versions: Versions, rules: Rules, now: number): Versions {
  const kept = versions.filter((_version, index) => {
    const next = versions[index - 1];
    return !next || !rules.some(({ noncurrentDays }) => isDue(next.modifiedAt, noncurrentDays, now));
  });
  return kept.length === versions.length ? versions : kept;
}

/** An object that expires is deleted as its owner would: with versioning, it is hidden behind a delete marker. */
function withoutCurrent(versions: Versions, rules: Rules, versioning: Versioning, now: number): Versions {
  const [current] = versions;
  if (!current || isDeleteMarker(current)) return versions;
  if (!rules.some(({ expirationDays }) => isDue(current.modifiedAt, expirationDays, now))) return versions;
  if (versioning === 'Off') return versions.filter(({ versionId }) => versionId !== nullVersion);
  return withVersion(versions, markerAt(versioning, now));
}

/** A marker that hides nothing is removed at once, or at the age at which objects expire. */
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
