import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isInputObjectType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { mergedSchema } from '../infra/schema';

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8');
const generated = read('resolvers/generated/types.ts');
const isOwn = (name: string) => !/^(__|Query$|Mutation$|Subscription$)/.test(name);

const types = Object.values(buildSchema(read('schema/appsync.graphql') + mergedSchema()).getTypeMap())
  .flatMap((type) => (isObjectType(type) || isInputObjectType(type) ? [type] : []))
  .filter(({ name }) => isOwn(name));

/** Else a resolver that leaves a new field out would be none that the compiler refuses. */
test.each(types.map((type) => [type.name, Object.keys(type.getFields())]))(
  'the type %s is made from the schema as it is: npm run codegen makes it anew',
  (name, fields) => {
    const [, body = ''] = new RegExp(`^export type ${name} = \\{\\n(.*?)^\\};`, 'ms').exec(generated) ?? [];
    const known = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, field = '']) => field);
    expect(known.sort()).toEqual([...fields].sort());
  },
);
