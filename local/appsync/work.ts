import { introspectionTypes, isObjectType, Kind, type GraphQLResolveInfo } from 'graphql';
import { fieldError } from './errors';
import { folding } from './folding';

/** The fields that a request has come to so far. */
export type Work = { fields: number };

// Ours. The introspection of tools comes to a few thousand, a full page of items to one thousand.
const mostFields = 20_000;

const ownFields = folding<number>({
  nothing: 0,
  of: (node, inner) => (node.kind === Kind.FIELD ? 1 : inner),
  join: (counts) => counts.reduce((sum, each) => sum + each, 0),
});

/** Counts the fields that a value of this field comes to, before they are run. Throws FieldError for too many. */
export function counted<T>(value: T, work: Work, { fieldNodes, fragments }: GraphQLResolveInfo): T {
  if (typeof value !== 'object' || value === null) return value;
  const items = Array.isArray(value) ? (value.flat(3) as unknown[]).length : 1;
  const each = fieldNodes.reduce((sum, { selectionSet }) => sum + ownFields(selectionSet, fragments), 0);
  work.fields += items * Math.max(1, each);
  if (work.fields <= mostFields) return value;
  throw fieldError('ExecutionLimitReached', `The query is too costly: it comes to more than ${mostFields} fields.`);
}

// Introspection has lists within lists too. Its types are the same for every schema, and so they are changed only here.
for (const type of introspectionTypes) {
  for (const field of isObjectType(type) ? Object.values(type.getFields()) : []) {
    const { resolve } = field;
    field.resolve = (source, args, context, info) =>
      counted(resolve?.(source, args, context, info), workOf(context), info);
  }
}

function workOf(context: unknown): Work {
  return context as Work;
}
