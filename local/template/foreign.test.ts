import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { uncoveredProperties, uncoveredTypes } from './coverage';
import { endpointsOf } from '../processes/endpoints';
import { startFunctions } from '../lambda/functions';
import { cloudOfResources } from '../streams/testing/streams';
import { loadTemplate } from './load';
import type { Json, Template } from './template';

const assembly = mkdtempSync(join(tmpdir(), 'quire-foreign-'));
const database = { dynamodb: 'http://127.0.0.1:9', signedDynamodb: 'http://127.0.0.1:9' };
const endpoints = endpointsOf({ web: 3000, graphql: 3001, s3: 3002, auth: 3003 }, database);
const world = { seed: 'seed', stack: 'Foreign', region: 'us-east-1', accountId: '000000000000', endpoints };

afterAll(() => rmSync(assembly, { recursive: true }));

type Source = Record<string, unknown>;

function load(source: Source, given: Record<string, string> = {}): Template {
  writeFileSync(join(assembly, 'Foreign.template.json'), JSON.stringify(source));
  writeFileSync(join(assembly, 'Foreign.assets.json'), JSON.stringify({ files: {} }));
  return loadTemplate(assembly, world, given);
}

const bucket = (BucketName: Json) => ({ Type: 'AWS::S3::Bucket', Properties: { BucketName } });
const network = (CidrBlock: Json) => ({ Type: 'AWS::EC2::Subnet', Properties: { CidrBlock } });
const one = (resource: object) => ({ Resources: { One: resource } });
const only = (source: Source, given?: Record<string, string>) => load(source, given).resources[0]?.properties;

const notBuilt: [string, Json][] = [
  ['Fn::ImportValue', { 'Fn::ImportValue': 'shared' }],
  ['Fn::Cidr', { 'Fn::Cidr': ['10.0.0.0/16', 2] }],
  ['Fn::GetAZs', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
  ['Fn::Transform', { 'Fn::Transform': { Name: 'AWS::Include' } }],
];

test.each(notBuilt)('%s harms nothing in a resource that nobody runs', (_name, value) => {
  const template = load({ Resources: { Net: network(value), Files: bucket('files') } });
  expect(template.resources).toMatchObject([{ logicalId: 'Net' }, { properties: { BucketName: 'files' } }]);
  expect(uncoveredTypes(template)).toEqual(['AWS::EC2::Subnet']);
});

test.each(notBuilt)('%s in a resource that is run is named, with the resource and its property', (name, value) => {
  expect(() => load(one(bucket(value)))).toThrow(
    `One (AWS::S3::Bucket) cannot be run: its property BucketName: ${name} is not built.`,
  );
});

test('a mapping is looked up by region', () => {
  const Mappings = { Names: { 'us-east-1': { files: 'virginia' } } };
  const name = { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'files'] };
  // A name made of intrinsic functions is replaced by one of ours.
  const files = { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'name', Value: name }] } };
  expect(only({ Mappings, ...one(files) })).toMatchObject({ Tags: [{ Value: 'virginia' }] });
});

test('a condition that cannot be worked out matters only to what is run', () => {
  const Conditions = { Odd: { 'Fn::Equals': [{ 'Fn::ImportValue': 'x' }, 'y'] } };
  const under = (Type: string) => ({ Conditions, ...one({ Type, Condition: 'Odd', Properties: {} }) });
  expect(load(under('AWS::EC2::Subnet')).resources).toHaveLength(1);
  expect(() => load(under('AWS::S3::Bucket'))).toThrow('One (AWS::S3::Bucket) cannot be run: Fn::ImportValue');
});

const tagged = (Value: Json) => one({ Type: 'AWS::S3::Bucket', Properties: { Tags: Value } });

test.each([
  ['without a value', { Type: 'String' }, 'the parameter P has no value: give it a Default in the template.'],
  [
    'that SSM holds',
    { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/b' },
    'the parameter P is read from SSM ("/a/b"), which is not built.',
  ],
])('a parameter %s is named where it is used, and no harm where it is not', (_name, P, reason) => {
  expect(() => load({ Parameters: { P }, ...tagged({ Ref: 'P' }) })).toThrow(`its property Tags: ${reason}`);
  expect(only({ Parameters: { P }, ...tagged('x') })).toMatchObject({ Tags: 'x' });
  expect(only({ Parameters: { P }, ...tagged({ Ref: 'P' }) }, { P: 'given' })).toMatchObject({ Tags: 'given' });
});

test('a list is a list', () => {
  const P = { Type: 'CommaDelimitedList', Default: 'a, b' };
  expect(only({ Parameters: { P }, ...tagged({ Ref: 'P' }) })).toMatchObject({ Tags: ['a', 'b'] });
});

test.each<[string, string, Record<string, Json>]>([
  ['CachingConfig of One', 'AWS::AppSync::Resolver', { CachingConfig: { Ttl: 60 } }],
  ['Layers of One', 'AWS::Lambda::Function', { Runtime: 'nodejs20.x', Layers: ['arn:layer'] }],
  ['One, which runs on python3.12', 'AWS::Lambda::Function', { Runtime: 'python3.12' }],
  ['One, which is an image', 'AWS::Lambda::Function', { PackageType: 'Image' }],
  ['One, whose code is in the template', 'AWS::Lambda::Function', { Code: { ZipFile: 'exports' } }],
  ['NotificationConfiguration of One', 'AWS::S3::Bucket', { NotificationConfiguration: { Topics: [] } }],
])('%s: it is named at the start, and nothing else is refused for it', (sentence, Type, Properties) => {
  expect(uncoveredProperties(load(one({ Type, Properties })))).toEqual([sentence]);
});

test('a call of a function that is not run ends with a sentence', async () => {
  const properties = { FunctionName: 'snake', Runtime: 'python3.12', Arn: 'arn:snake' };
  const functions = startFunctions(
    cloudOfResources([{ logicalId: 'Snake', type: 'AWS::Lambda::Function', properties }]),
  );
  const errorMessage = 'snake, which runs on python3.12, is not run on this machine.';
  expect(await functions.invoke('snake', {})).toEqual({ error: { errorType: 'Runtime.NotRun', errorMessage } });
  await functions.close();
});
