import { expect, test } from 'vitest';
import type { Cloud } from '../shared/cloud';
import type { Json, Template } from '../template/template';
import { rulesOf } from './passwords';
import { settingsOf } from './settings';
import { templateOf } from './testing/template';

const settings = (template: Template) =>
  settingsOf({ template, endpoints: { auth: 'http://localhost:3003' }, region: 'eu-west-1' } as Cloud);

const pool = (changes: Json) => settings(templateOf({ pool: changes }));
const desktop = (changes: Json) =>
  settings(templateOf({ desktop: changes })).clients.find(({ name }) => name === 'desktop');

test('lifetimes are read in the units of the template', () => {
  expect(desktop({})).toMatchObject({
    accessTokenLifeSeconds: 1800,
    idTokenLifeSeconds: 1200,
    refreshTokenLifeSeconds: 864_000,
  });
});

test('lifetimes that are not stated are those of Cognito', () => {
  const unstated = { AccessTokenValidity: null, IdTokenValidity: null, RefreshTokenValidity: null };
  const given = Object.fromEntries(Object.entries(unstated).map(([name]) => [name, undefined])) as unknown as Json;
  expect(desktop(given)).toMatchObject({
    accessTokenLifeSeconds: 3600,
    idTokenLifeSeconds: 3600,
    refreshTokenLifeSeconds: 2_592_000,
  });
});

test.each([
  [{ PasswordPolicy: { MinimumLength: 6 } }, ['at least 6 characters']],
  [{ PasswordPolicy: { MinimumLength: '14', RequireNumbers: true } }, ['at least 14 characters', 'a number']],
  [{}, ['at least 8 characters', 'an uppercase letter', 'a lowercase letter', 'a number', 'a symbol']],
])('the policies %j ask for %j', (Policies, rules) => {
  expect(rulesOf(pool({ Policies }).passwordPolicy)).toEqual(rules);
});

test('what this pool leaves out is named', () => {
  expect(
    pool({ LambdaConfig: { PreSignUp: 'arn:x', CustomMessage: 'arn:y' }, MfaConfiguration: 'ON' }).unsupported,
  ).toEqual(['trigger PreSignUp', 'MfaConfiguration ON']);
  expect(settings(templateOf({ desktop: { GenerateSecret: true } })).unsupported).toEqual([
    'client desktop without code flow or with a secret',
  ]);
  expect(desktop({ AllowedOAuthFlows: ['implicit'] })).toBeUndefined();
});

test("another pool's clients are not this one's", () => {
  expect(desktop({ UserPoolId: 'eu-west-1_other' })).toBeUndefined();
});

test.each([
  [{ resources: [], assets: {} }, 'no AWS::Cognito::UserPool'],
  [templateOf({ pool: { UserPoolId: 7 } }), "The template's Pool is not as expected"],
])('a template that is no use is refused with its reason', (template, reason) => {
  expect(() => settings(template)).toThrow(reason);
});
