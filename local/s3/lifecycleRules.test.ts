import { expect, test } from 'vitest';
import { lifecycleRulesOf } from './lifecycleRules';

const rulesOf = (...Rules: object[]) => lifecycleRulesOf('Files', { Rules });
const nothing = {
  prefix: '',
  expirationDays: undefined,
  noncurrentDays: undefined,
  abortDays: undefined,
  removesLoneMarkers: false,
};

test.each([
  [
    { ExpirationInDays: 7, Prefix: 'a/' },
    { prefix: 'a/', expirationDays: 7 },
  ],
  [{ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }, { noncurrentDays: 30 }],
  [{ NoncurrentVersionExpirationInDays: 30 }, { noncurrentDays: 30 }],
  [{ NoncurrentVersionExpiration: { NoncurrentDays: 1 }, NoncurrentVersionExpirationInDays: 2 }, { noncurrentDays: 1 }],
  [{ ExpiredObjectDeleteMarker: true }, { removesLoneMarkers: true }],
  [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 8 } }, { abortDays: 8 }],
])('the rule %j is understood', (rule, expected) => {
  expect(rulesOf({ Id: 'r', Status: 'Enabled', ...rule })).toEqual([{ ...nothing, ...expected }]);
});

test('a bucket without a lifecycle has no rules, and a rule that is disabled is none', () => {
  expect(lifecycleRulesOf('Files', undefined)).toEqual([]);
  expect(rulesOf({ Status: 'Disabled', ExpirationInDays: 1 })).toEqual([]);
});

test.each([
  [{ Transitions: [] }, 'Transitions'],
  [{ TagFilters: [] }, 'TagFilters'],
  [{ ObjectSizeGreaterThan: 1 }, 'ObjectSizeGreaterThan'],
  [{ ExpirationDate: '2030-01-01' }, 'ExpirationDate'],
  [{ NoncurrentVersionExpiration: { NoncurrentDays: 1, NewerNoncurrentVersions: 2 } }, 'NewerNoncurrentVersions'],
  [{ ExpirationInDays: 0 }, 'ExpirationInDays'],
  [{ ExpirationInDays: 1.5 }, 'ExpirationInDays'],
  [{ ExpirationInDays: 1, ExpiredObjectDeleteMarker: true }, 'ExpiredObjectDeleteMarker'],
  [{ Status: 'enabled' }, 'Status'],
  [{}, 'It has no action.'],
])('the rule %j is refused with its name and what is wrong', (rule, wrong) => {
  const given = { Id: 'sweep-up', Status: 'Enabled', ...rule };
  expect(() => rulesOf(given)).toThrow('The lifecycle rule sweep-up of the bucket Files cannot be kept');
  expect(() => rulesOf(given)).toThrow(wrong);
});

test('a rule without a name is told by its number, and what is beside the rules is refused', () => {
  expect(() => rulesOf({ Status: 'Enabled', ExpirationInDays: 1 }, { Status: 'Enabled' })).toThrow('rule number 2 of');
  expect(() => lifecycleRulesOf('Files', { Rules: [], Other: 1 })).toThrow('Other');
});
