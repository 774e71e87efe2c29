import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { mergedSchema } from '../infra/schema';

const schema = buildSchema(readFileSync(join(import.meta.dirname, 'appsync.graphql'), 'utf8') + mergedSchema());
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

const fields = types.flatMap((type) =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
);
const inputs = types.flatMap((type) => (isInputObjectType(type) ? Object.values(type.getFields()) : []));
const fieldNames = [...fields, ...inputs].map(({ name }) => name);
const argumentNames = fields.flatMap(({ args }) => args.map(({ name }) => name));
const valueNames = types.flatMap((type) => (isEnumType(type) ? type.getValues().map(({ name }) => name) : []));

test.each<[string, string[], RegExp]>([
  ['fields', fieldNames, /^[a-z][a-zA-Z0-9]*$/],
  ['arguments', argumentNames, /^[a-z][a-zA-Z0-9]*$/],
  ['types', types.map(({ name }) => name), /^[A-Z][a-zA-Z0-9]*$/],
  ['values of enums', valueNames, /^[A-Z][A-Z0-9_]*$/],
])('%s are called as GraphQL calls them', (_what, names, convention) => {
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !convention.test(name))).toEqual([]);
});
