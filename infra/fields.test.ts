import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { codeOf, fields, type Step } from './fields';
import { mergedSchema } from './schema';

const root = join(import.meta.dirname, '..');
const builtIns = readFileSync(join(root, 'schema/appsync.graphql'), 'utf8');
const schema = buildSchema(builtIns + mergedSchema());
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(isObjectType);
const pipelines = Object.entries<{ noun: string; steps: Step[] }>(fields);

const fieldsOf = (type: GraphQLObjectType) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`);

function resolverFiles(): string[] {
  return readdirSync(join(root, 'resolvers'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/\.(test|lambda|d)\.ts$/.test(file))
    .filter((file) => /^export function request\(/m.test(readFileSync(join(root, 'resolvers', file), 'utf8')))
    .map((file) => file.replace(/\.ts$/, ''));
}

test('every field that can be called has exactly one row in the access policy', () => {
  expect(Object.keys(fields).sort()).toEqual(roots.flatMap(fieldsOf).sort());
});

test('no resolver code lies about that nothing calls', () => {
  const used = pipelines.flatMap(([field, { noun, steps }]) => [codeOf(field, noun), ...steps.map(({ code }) => code)]);
  expect(resolverFiles().sort()).toEqual([...new Set(used)].sort());
});

const declared = (node: { directives?: readonly { name: { value: string } }[] } | null | undefined) =>
  (node?.directives ?? []).map(({ name }) => name.value).filter((name) => name.startsWith('aws_'));

const anonymous = ['Mutation.startDeviceLogin', 'Mutation.pollDeviceLogin'];
const visit = 'Mutation.openLink';
const registration = 'Mutation.registerDevice';
const publication = 'Mutation.publishChange';

const stepsOf = (field: string) => pipelines.find(([name]) => name === field)?.[1].steps ?? [];

test.each(pipelines.filter(([field]) => ![...anonymous, visit, registration, publication].includes(field)))(
  '%s asks who may before it answers',
  (_field, { steps }) => {
    const codes = steps.map(({ code }) => code);
    const ahead = codes.slice(0, codes.indexOf('steps/access'));
    expect(codes).toContain('steps/access');
    // It reads only the caller's own row, by a key that contains the caller's id.
    expect(ahead.filter((code) => code !== 'uploads/loadUpload')).toEqual([]);
  },
);

const sourceOf = (code: string) => readFileSync(join(root, 'resolvers', `${code}.ts`), 'utf8');
const asksForDocument = (code: string) => /needs\(\s*ctx, [^;]*documentId/.test(sourceOf(code));

test.each(pipelines)('%s lets nobody in whose giver is gone', (field, { noun, steps }) => {
  const codes = steps.map(({ code }) => code);
  const isOfDocument = [codeOf(field, noun), ...codes].some(asksForDocument);
  expect(codes[codes.indexOf('steps/access') + 1] === 'steps/giver').toBe(isOfDocument);
});

test.each(pipelines)('%s has room below the 10 functions that AppSync takes', (_field, { steps }) => {
  expect(steps.length).toBeLessThanOrEqual(8);
});

test('who is not signed in begins a sign-in or opens a link, and reaches no more than that needs', () => {
  const opened = roots.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ astNode }) => declared(astNode).includes('aws_api_key'))
      .map(({ name }) => `${type.name}.${name}`),
  );
  expect(opened.sort()).toEqual([...anonymous, visit].sort());
  const sourcesOf = (fields: string[]) => [...new Set(fields.flatMap(stepsOf).map(({ source }) => source))].sort();
  expect(sourcesOf(anonymous)).toEqual(['deviceLogins', 'mint']);
  expect(sourcesOf([visit])).toEqual(['mint', 'openedLinks', 'presign']);
});

test('a link is asked whether it is good, and for its password, before anything is counted or signed', () => {
  const order = ['readLink', 'claimTry', 'checkPassword', 'settleTry', 'countDownload', 'signBytes'];
  expect(stepsOf(visit).map(({ code }) => code)).toEqual([
    'links/hashToken',
    'links/findLink',
    ...order.map((name) => `links/${name}`),
  ]);
});

test('only registration does without the access step, since the session has no device yet', () => {
  const codes = stepsOf(registration).map(({ code }) => code);
  expect(codes).toEqual(['devices/hashDeviceCode', 'devices/loadLogin', 'devices/claimLogin', 'devices/putDevice']);
});

test('only our own functions publish changes', () => {
  const { astNode } = schema.getMutationType()?.getFields().publishChange ?? {};
  expect(declared(astNode)).toEqual(['aws_iam']);
});

const objects = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'));

test.each(objects.filter((type) => !roots.includes(type)).map((type) => [type.name, type] as const))(
  'type %s says who may see it, in every mode that reaches it',
  (_name, type) => expect(declared(type.astNode)).not.toEqual([]),
);

test.each(
  roots.flatMap((type) =>
    Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const),
  ),
)('%s says who may call it', (_name, field) => expect(declared(field.astNode)).not.toEqual([]));

test('@aws_auth is nowhere: AppSync ignores it once there is a second mode', () => {
  expect(mergedSchema()).not.toContain('@aws_auth');
});

test('the SDL has no default values: AppSync does not apply them', () => {
  expect(mergedSchema().replace(/"""[\s\S]*?"""|"[^"]*"/g, '')).not.toContain('=');
});
