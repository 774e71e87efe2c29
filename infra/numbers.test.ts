import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { quireApp } from './app';
import { QuireStack } from './stack';

type Place = { type: string; id: string; path: string };
type Row = [type: string, idBegins: string, path: string, value: number, why: string];

/** Every number in prod's template, stated again with its reason, so that nobody changes one by accident. */
const rows: Row[] = [
  [
    'Cognito::UserPoolClient',
    '',
    'AccessTokenValidity',
    15,
    'minutes that a token lives on whose end the pool tells nobody',
  ],
  ['Cognito::UserPoolClient', '', 'IdTokenValidity', 60, 'minutes that the clock of a program may be fast'],
  ['Cognito::UserPoolClient', '', 'RefreshTokenValidity', 43_200, 'minutes: a sign-in lasts 30 days, however used'],
  ['Cognito::UserPoolClient', '', 'RefreshTokenRotation.RetryGracePeriodSeconds', 30, 'an answer that was lost'],
  ['Cognito::UserPool', '', 'Policies.PasswordPolicy.MinimumLength', 12, 'the least for people'],
  ['Cognito::UserPool', '', 'AccountRecoverySetting.RecoveryMechanisms.0.Priority', 1, 'by mail, and nothing else'],
  ['Cognito::UserPoolDomain', '', 'ManagedLoginVersion', 2, 'the pages that can be branded'],
  ['AppSync::GraphQLApi', '', 'QueryDepthLimit', 15, 'the introspection query is 13 deep'],
  ['AppSync::GraphQLApi', '', 'ResolverCountLimit', 30, 'aliased fields of one request'],
  ['AppSync::ApiKey', '', 'Expires', Date.UTC(2027, 9, 1) / 1000, 'a fixed day'],
  ['S3::Bucket', '', 'CorsConfiguration.CorsRules.0.MaxAge', 3000, 'seconds that a browser remembers the rule'],
  ['S3::Bucket', '', 'LifecycleConfiguration.Rules.0.NoncurrentVersionExpiration.NoncurrentDays', 30, 'days to undo'],
  [
    'S3::Bucket',
    '',
    'LifecycleConfiguration.Rules.1.AbortIncompleteMultipartUpload.DaysAfterInitiation',
    8,
    '7 and one',
  ],
  ['Logs::LogGroup', '', 'RetentionInDays', 30, 'long enough to look into a complaint'],
  ['Lambda::Function', '', 'MemorySize', 512, 'processor comes with memory; hashing a password needs 64 MiB'],
  ['Lambda::Function', 'EnsureAccount', 'Timeout', 10, 'Cognito waits 5 seconds for a trigger, then asks again'],
  ['Lambda::Function', 'CodeMail', 'Timeout', 10, 'Cognito waits 5 seconds for a trigger, then asks again'],
  ['Lambda::Function', 'Mint', 'Timeout', 10, 'one hash at most'],
  ['Lambda::Function', 'Presign', 'Timeout', 25, 'S3 puts parts together; AppSync waits 30'],
  ['Lambda::Function', 'Housekeeping', 'Timeout', 60, 'a page of what is due'],
  ['Lambda::Function', 'Changes', 'Timeout', 60, 'a change to 500 people'],
  ['Lambda::EventSourceMapping', '', 'BatchSize', 50, 'done well within the time of the function'],
  ['Lambda::EventSourceMapping', 'Housekeeping', 'MaximumRetryAttempts', 10, 'the sweeper does the rest'],
  ['Lambda::EventSourceMapping', 'Changes', 'MaximumRetryAttempts', -1, 'as long as the stream keeps it: no holes'],
  ['SQS::Queue', '', 'MessageRetentionPeriod', 14 * 86_400, 'the longest there is: somebody has to look'],
  ['CloudWatch::Alarm', '', 'Threshold', 300_000, 'milliseconds: five minutes behind'],
  ['CloudWatch::Alarm', '', 'Period', 60, 'seconds of a data point'],
  ['CloudWatch::Alarm', '', 'EvaluationPeriods', 3, 'not at the first slow minute'],
];

function templateOf(stage: string): Template {
  const app = quireApp({ context: { stage } });
  const stack = app.node.children.find((child): child is QuireStack => child instanceof QuireStack);
  if (!stack) throw new Error('The app has no stack.');
  return Template.fromStack(stack);
}

/** The numbers inside a value, except those that are arguments of CloudFormation's text functions. */
function numbersIn(value: unknown, path: string[] = []): [path: string, value: number][] {
  if (typeof value === 'number') return [[path.join('.'), value]];
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).filter(([name]) => !name.startsWith('Fn::'));
  return below.flatMap(([name, one]) => numbersIn(one, [...path, name]));
}

const template = templateOf('prod');
const resources = Object.entries((template.toJSON() as { Resources: Record<string, Resource> }).Resources);
type Resource = { Type: string; Properties: unknown };
const numbers = resources.flatMap(([id, { Type, Properties }]) =>
  numbersIn(Properties).map(([path, value]): [string, number, Place] => [
    `${Type.slice('AWS::'.length)} ${id} ${path}`,
    value,
    { type: Type.slice('AWS::'.length), id, path },
  ]),
);

const states = (row: Row, { type, id, path }: Place) => row[0] === type && id.startsWith(row[1]) && row[2] === path;

test.each(numbers)('%s is %d, as is stated here', (_name, value, place) => {
  expect(rows.filter((row) => states(row, place)).map(([, , , stated]) => stated)).toEqual([value]);
});

test.each(rows)('of %s %s there is a %s', (...row) => {
  expect(numbers.filter(([, , place]) => states(row, place))).not.toEqual([]);
});

test.each([
  // stage, bytes of a new account, days of overwritten bytes
  ['dev', 10 * 2 ** 30, 1],
  ['staging', 10 * 2 ** 30, 7],
  ['prod', 50 * 2 ** 30, 30],
])('a new account of %s has %d bytes, and overwritten ones stay for %d days', (stage, quota, days) => {
  const staged = stage === 'prod' ? template : templateOf(stage);
  expect(JSON.stringify(staged.findResources('AWS::Lambda::Function'))).toContain(`"BYTES_QUOTA":"${quota}"`);
  expect(JSON.stringify(staged.findResources('AWS::S3::Bucket'))).toContain(`"NoncurrentDays":${days}`);
});

test('what is due is looked for every minute', () => {
  template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)' });
});
