import { parseWithZod } from '@conform-to/zod/v4';
import { expect, test } from 'vitest';
import { ChangeLinkForm, NewLinkForm, termsOf } from './linkForm.server';
import { SharingForm } from './sharingForm.server';
import type { z } from 'zod';

/** Parses a form's fields: the errors by field, or the parsed values. */
function submit(schema: z.ZodType, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const submission = parseWithZod(form, { schema });
  return submission.status === 'success' ? submission.value : { error: submission.reply().error };
}

const share = { intent: 'share', role: 'EDITOR', email: 'bob@example.com', until: '', timeZone: 'Europe/Berlin' };

test('an address is taken without the spaces around it, and no day is for good', () => {
  const { intent, role, timeZone } = share;
  expect(submit(SharingForm, { ...share, email: ' Bob@Example.com ' })).toEqual({
    intent,
    role,
    timeZone,
    email: 'Bob@Example.com',
  });
});

test.each(['r&d@example.com', "o'brien/team@example.com", 'a@b.co'])('%s is an address', (email) => {
  expect(submit(SharingForm, { ...share, email })).toMatchObject({ email });
});

test.each([
  [{ email: '' }, { email: ['Give an address.'] }],
  [{ email: 'bob' }, { email: ['This is not an address such as name@example.com.'] }],
  [{ email: 'bob@example' }, { email: ['This is not an address such as name@example.com.'] }],
  [{ email: 'bob@exаmple.com' }, { email: ['This is not an address such as name@example.com.'] }],
  [{ until: '2026-13-01' }, { until: ['Choose a day.'] }],
  [{ until: '2020-01-01' }, { until: ['Choose today or a day to come.'] }],
])('sharing with %o is refused: %o', (fields, error) => {
  expect(submit(SharingForm, { ...share, ...fields })).toEqual({ error });
});

test('nobody is made an owner by a form', () => {
  expect(submit(SharingForm, { ...share, role: 'OWNER' })).toHaveProperty('error.role');
});

test('a share whose day is over by now can be given another role', () => {
  const change = { intent: 'change', shareId: 'x', role: 'VIEWER', until: '2020-01-01', timeZone: 'UTC' };
  expect(submit(SharingForm, { ...change, untilBefore: '2020-01-01' })).not.toHaveProperty('error');
  expect(submit(SharingForm, change)).toHaveProperty('error.until');
});

test.each([
  [{ password: 'short' }, { password: ['A password has at least 8 characters.'] }],
  [{ password: 'x'.repeat(129) }, { password: ['A password has 128 characters at most.'] }],
  [{ downloadLimit: '0' }, { downloadLimit: ['Give a whole number from 1 to 1,000,000, or nothing.'] }],
  [{ downloadLimit: '1.5' }, { downloadLimit: ['Give a whole number from 1 to 1,000,000, or nothing.'] }],
  [{ downloadLimit: 'many' }, { downloadLimit: ['Give a whole number from 1 to 1,000,000, or nothing.'] }],
  [{ until: '2020-01-01' }, { until: ['Choose today or a day to come.'] }],
])('a link with %o is refused: %o', (fields, error) => {
  expect(submit(NewLinkForm, { timeZone: 'UTC', ...fields })).toEqual({ error });
});

test.each([
  ['nothing but empty fields', {}, { isUnlimited: true }],
  ['a limit', { downloadLimit: '3' }, { downloadLimit: 3 }],
  ['the day that was there', { until: '2090-01-01', untilBefore: '2090-01-01' }, { isUnlimited: true }],
  ['no day any more', { untilBefore: '2090-01-01' }, { isUnlimited: true, isForever: true }],
  ['another day', { until: '2090-01-02' }, { isUnlimited: true, expiresAt: '2090-01-02T23:59:59.000Z' }],
  ['no password any more', { isWithoutPassword: 'on' }, { isUnlimited: true, isWithoutPassword: true }],
])('a change of a link with %s asks for that', (_case, fields, terms) => {
  const asked = ChangeLinkForm.parse(submit(ChangeLinkForm, { timeZone: 'UTC', ...fields }));
  const standing = { isPreviewOnly: false, isWithoutPassword: false, forgetsWrongPasswords: false };
  expect(termsOf(asked)).toEqual({ ...standing, ...terms });
});
