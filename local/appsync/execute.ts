import { execute, executeSync, Kind, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { Caller } from './auth/caller';
import type { Operation } from './operations';
import { bodyOf, refusedBody, type Body, type WireError } from './response';
import type { Effect } from './utils/invocation';
import { requireModestVariables } from './variables';
import type { Work } from './work';

export type Limits = { depth: number; resolvers: number };

/** One request on its way through the schema. */
export type RunningOperation = Work & {
  caller: Caller;
  headers: Record<string, unknown>;
  env: Record<string, string>;
  limits: Limits;
  isTooDeep: boolean;
  resolversCalled: number;
  refusals: number;
  appended: WireError[];
  effects: Effect[];
};

export type Call = Pick<RunningOperation, 'caller' | 'headers' | 'env' | 'limits'> & {
  operation: Operation;
  variables: Record<string, unknown>;
};

export type Result = { body: Body; effects: Effect[] };

/** Runs an operation; its result or its errors are the body of the answer. */
export async function runOperation(schema: GraphQLSchema, call: Call): Promise<Result> {
  const { errors } = call.operation;
  if (errors.length > 0) return { body: refusedBody(errors), effects: [] };
  requireModestVariables(call.operation, call.variables);
  const run = runOf(call);
  const result = await execute(argumentsOf(schema, call, run));
  return { body: bodyOf(result, schema, run.appended), effects: run.effects };
}

/** Runs an operation on a schema without resolvers, and so at once: `root` is what its fields come to. */
export function select(root: Record<string, unknown>, schema: GraphQLSchema, call: Call): Body {
  const run = runOf(call);
  const result = executeSync({ ...argumentsOf(schema, call, run), rootValue: root });
  return bodyOf(result, schema, run.appended);
}

function runOf({ operation, caller, headers, env, limits }: Call): RunningOperation {
  const isTooDeep = operation.depth > limits.depth;
  return {
    caller,
    headers,
    env,
    limits,
    isTooDeep,
    fields: 0,
    resolversCalled: 0,
    refusals: 0,
    appended: [],
    effects: [],
  };
}

function argumentsOf(
  schema: GraphQLSchema,
  { operation, variables }: Call,
  contextValue: RunningOperation,
): ExecutionArgs {
  return {
    schema,
    document: operation.document,
    operationName: operation.definition.name?.value ?? null,
    variableValues: withNulls(operation, variables),
    contextValue,
    // AppSync tells the first one.
    options: { maxCoercionErrors: 1 },
  };
}

/** A variable that is declared and not sent reaches resolvers as null, unlike in graphql-js. */
export function withNulls({ definition }: Operation, variables: Record<string, unknown>): Record<string, unknown> {
  const given = { ...variables };
  for (const { variable, type, defaultValue } of definition.variableDefinitions ?? []) {
    const isOpen = type.kind !== Kind.NON_NULL_TYPE && !defaultValue;
    if (isOpen && given[variable.name.value] === undefined) given[variable.name.value] = null;
  }
  return given;
}
