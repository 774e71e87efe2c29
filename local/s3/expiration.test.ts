import { expect, test } from 'vitest';
import { rulesFor, unexpired } from './expiration';
import type { LifecycleRule } from './lifecycleRules';
import { isDeleteMarker, type Version } from './versions';

const day = 24 * 3600 * 1000;
const midnight = Date.parse('2030-01-01T00:00:00Z');
const at = (days: number) => midnight + days * day;

const rule = (given: Partial<LifecycleRule>): LifecycleRule => ({
  prefix: '',
  expirationDays: undefined,
  noncurrentDays: undefined,
  abortDays: undefined,
  removesLoneMarkers: false,
  ...given,
});

/** Parses versions such as `new@10 old@0`: the id and the day it was written; an id that begins with "marker" is a delete marker. */
const versionsOf = (written: string) => written.split(' ').filter(Boolean).map(versionOf);

function versionOf(written: string): Version {
  const [versionId = '', days] = written.split('@');
  const version = { versionId, modifiedAt: new Date(at(Number(days))).toISOString() };
  if (versionId.startsWith('marker')) return { ...version, isDeleteMarker: true };
  return { ...version, pieces: [], size: 0, etag: '', checksums: {}, headers: {} };
}

const idsOf = (versions: readonly Version[]) =>
  versions.map((version) => (isDeleteMarker(version) ? 'marker' : version.versionId)).join(' ');

const replaced = rule({ noncurrentDays: 30 });
const loneMarkers = rule({ removesLoneMarkers: true });
const old = rule({ expirationDays: 7 });

test.each<[string, LifecycleRule[], string, number, string]>([
  ['one replaced less than 30 days ago', [replaced], 'new@10 old@0', 39.9, 'new old'],
  ['one replaced 30 days ago', [replaced], 'new@10 old@0', 40, 'new'],
  ['one replaced 30 days ago, before midnight', [replaced], 'new@10.5 old@0', 40.9, 'new old'],
  ['one replaced 30 days ago, after midnight', [replaced], 'new@10.5 old@0', 41, 'new'],
  ['a current one, however old', [replaced, loneMarkers], 'only@0', 9999, 'only'],
  ['one deleted 30 days ago', [replaced], 'marker@5 old@0', 35, 'marker'],
  ['a marker in between', [replaced], 'new@10 marker@5 old@0', 35, 'new marker'],
  ['a marker replaced 30 days ago', [replaced], 'new@10 marker@5 old@0', 40, 'new'],
  ['many', [replaced], 'd@9 c@6 b@3 a@0', 36, 'd c'],
  ['one under two rules', [replaced, rule({ noncurrentDays: 1 })], 'new@1 old@0', 2, 'new'],
  ['a marker that hides nothing', [loneMarkers], 'marker@5', 5.1, ''],
  ['a marker that hides a version', [loneMarkers], 'marker@5 old@0', 99, 'marker old'],
  ['a marker that hides nothing, without a rule for it', [replaced], 'marker@5', 99, 'marker'],
  ['one deleted, and of its marker,', [replaced, loneMarkers], 'marker@5 old@0', 35, ''],
  ['one of 6 days', [old], 'only@0', 6.9, 'only'],
  ['one of 7 days, which gets hidden,', [old], 'only@0', 7, 'marker only'],
  ['one that is hidden already', [old], 'marker@1 only@0', 99, 'marker only'],
  ['a marker of 7 days that hides nothing', [old], 'marker@0', 7, ''],
  ['nothing', [replaced, loneMarkers, old], '', 99, ''],
])('of %s stays what the rules say', (_name, rules, written, days, kept) => {
  expect(idsOf(unexpired(versionsOf(written), rules, 'Enabled', at(days)))).toBe(kept);
});

test('an object that expires is gone where versions were never kept, and replaced by a marker where they no more are', () => {
  const versions = versionsOf('null@0');
  expect(unexpired(versions, [old], 'Off', at(7))).toEqual([]);
  expect(unexpired(versions, [old], 'Suspended', at(7))).toEqual([
    { versionId: 'null', modifiedAt: new Date(at(7)).toISOString(), isDeleteMarker: true },
  ]);
});

test('where nothing is due, there is nothing to write', () => {
  const versions = versionsOf('new@1 old@0');
  expect(unexpired(versions, [replaced, loneMarkers, old], 'Enabled', at(2))).toBe(versions);
});

test('a rule applies to the keys that begin with its prefix', () => {
  const rules = [rule({ prefix: 'a/' }), rule({ prefix: '' }), rule({ prefix: 'b' })];
  expect(rulesFor('a/b', rules).map(({ prefix }) => prefix)).toEqual(['a/', '']);
});
