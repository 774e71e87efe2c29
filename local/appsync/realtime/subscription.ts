import {
  getArgumentValues,
  getVariableValues,
  Kind,
  OperationTypeNode,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Caller } from '../auth/caller';
import { runOperation, select, withNulls, type Call } from '../execute';
import type { GraphqlRequest } from '../graphqlRequest';
import { fieldsOf, type FindOperation } from '../operations';
import type { Body } from '../response';
import type { Effect } from '../utils/invocation';
import { matchesArguments } from './argumentFilter';
import { matchesFilter, type Filter } from './filter';
import { requireFilter } from './filterLimits';
import { Refusal, unsupported } from './refusal';

/** A client's subscription. */
export type Subscription = {
  field: string;
  mutations: string[];
  /** Whether the caller's proof has expired. */
  isOver(): boolean;
  matches(payload: unknown): boolean;
  isInvalidatedBy(payload: unknown): boolean;
  /** The event as its subscriber selects it. */
  bodyOf(payload: unknown): Body;
};

/** Starts a subscription. Throws Refusal or HttpError if it is refused. */
export type Subscribe = (
  request: GraphqlRequest,
  caller: Caller,
  headers: Record<string, unknown>,
) => Promise<Subscription>;

type World = Pick<Call, 'env' | 'limits'> & {
  find: FindOperation;
  schema: GraphQLSchema;
  /** The same without resolvers: what a mutation's caller did not select is not asked for again. */
  events: GraphQLSchema;
};

export function subscriber({ find, schema, events, env, limits }: World): Subscribe {
  return async ({ query, operationName, variables }, caller, headers) => {
    const operation = find(query, operationName);
    const kind = operation.definition.operation;
    if (kind !== OperationTypeNode.SUBSCRIPTION) throw unsupported(kind);
    const call = { operation, variables, caller, headers, env, limits };
    const { body, effects } = await runOperation(schema, call);
    if (body.errors) throw new Refusal(body.errors);
    const { field, args } = rootOf(call, schema);
    const [filter, invalidation] = [filterOf('filter', effects), filterOf('invalidationFilter', effects)];
    return {
      field: field.name,
      mutations: mutationsOf(field),
      isOver: () => caller.expires <= Date.now() || caller.hasEnded?.() === true,
      // A filter of the resolver's stands in the place of the arguments.
      matches: (payload) => (filter ? matchesFilter(payload, filter) : matchesArguments(payload, args)),
      isInvalidatedBy: (payload) => invalidation !== null && matchesFilter(payload, invalidation),
      bodyOf: (payload) => select({ [field.name]: payload }, events, call),
    };
  };
}

type Root = { field: GraphQLField<unknown, unknown>; args: Record<string, unknown> };

/** The one field of a subscription, with the arguments that were given. */
function rootOf({ operation, variables }: Call, schema: GraphQLSchema): Root {
  const { definition, fragments } = operation;
  const [node] = fieldsOf(definition.selectionSet, fragments);
  const field = schema.getSubscriptionType()?.getFields()[node?.name.value ?? ''];
  if (!node || !field) throw new Error('A subscription passed validation without a field.');
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], withNulls(operation, variables));
  return { field, args: getArgumentValues(field, node, coerced) };
}

function mutationsOf({ astNode }: GraphQLField<unknown, unknown>): string[] {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'aws_subscribe');
  const value = directive?.arguments?.find(({ name }) => name.value === 'mutations')?.value;
  const names = value?.kind === Kind.LIST ? value.values : value ? [value] : [];
  return names.flatMap((each) => (each.kind === Kind.STRING ? each.value : []));
}

/** The last one that was set. */
function filterOf(kind: 'filter' | 'invalidationFilter', effects: Effect[]): Filter | null {
  const effect = effects.findLast((each) => each.kind === kind);
  return effect && 'filter' in effect ? requireFilter(effect.filter) : null;
}
