import {
  getLocation,
  isObjectType,
  responsePathAsArray,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { AuthSettings } from './auth/settings';
import { levelOf } from './depth';
import { isAllowed, ruleOf } from './directives';
import { FieldError, fieldError } from './errors';
import type { RunningOperation } from './execute';
import { resolveField, type Resolver } from './pipeline';
import { resolverError, type WireError } from './response';
import { fieldInfo, selected } from './selection';
import type { Effect } from './utils/invocation';
import { counted } from './work';

/** Gives every field of the schema its access check and, where the template names one, its resolver. */
export function attachResolvers(schema: GraphQLSchema, resolvers: Map<string, Resolver>, settings: AuthSettings): void {
  for (const field of resolvers.keys()) requireField(schema, field);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      attach(fieldOf(field), type, resolvers.get(`${type.name}.${field.name}`), settings);
    }
  }
}

function requireField(schema: GraphQLSchema, field: string): void {
  const [typeName = '', fieldName = ''] = field.split('.');
  const type = schema.getType(typeName);
  if (isObjectType(type) && type.getFields()[fieldName]) return;
  throw new Error(`The template has a resolver of ${field}, which the schema does not have.`);
}

type Field = GraphQLField<unknown, RunningOperation, Record<string, unknown>>;

function attach(field: Field, type: GraphQLObjectType, resolver: Resolver | undefined, settings: AuthSettings): void {
  const rule = ruleOf(field as GraphQLField<unknown, unknown>, type, settings);
  field.resolve = (source, args, run, info) => {
    if (run.isTooDeep && levelOf(info) > run.limits.depth) {
      return refused(run, 'QueryDepthLimitReached', `Query depth limit of ${run.limits.depth} reached.`);
    }
    if (!isAllowed(rule, run.caller)) {
      return refused(run, 'Unauthorized', `Not Authorized to access ${field.name} on type ${type.name}`);
    }
    if (!resolver) return counted(propertyOf(source, info.fieldName), run, info);
    run.resolversCalled += 1;
    if (run.resolversCalled > run.limits.resolvers) {
      return refused(run, 'ResolverExecutionLimitReached', `Resolver limit of ${run.limits.resolvers} reached.`);
    }
    return resolved(resolver, { source, args, run, info });
  };
}

// Ours: a list may be refused as many times as it has items, and each error costs more than a field does.
const mostRefusals = 100;

/** Null, once it has been said often enough. */
function refused(run: RunningOperation, errorType: string, message: string): null {
  run.refusals += 1;
  if (run.refusals > mostRefusals) return null;
  throw fieldError(errorType, message);
}

function fieldOf(field: unknown): Field {
  return field as Field;
}

type FieldCall = { source: unknown; args: Record<string, unknown>; run: RunningOperation; info: GraphQLResolveInfo };

async function resolved(resolver: Resolver, { source, args, run, info }: FieldCall): Promise<unknown> {
  const { headers, env, caller } = run;
  const field = {
    args,
    env,
    identity: caller.identity,
    source: source ?? null,
    info: fieldInfo(info),
    request: { headers, domainName: null },
  };
  const effects: Effect[] = [];
  try {
    const value = await resolveField(resolver, field, {
      appended: (error) => run.appended.push(wired(new FieldError(error), info)),
      asked: (effect) => effects.push(effect),
    });
    takeEffects(run, effects);
    return counted(value, run, info);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    if (error.errorType === 'MappingTemplate')
      console.error(`${info.parentType.name}.${info.fieldName}: ${error.message}`);
    throw new FieldError({ ...error, message: error.message, data: selected(error.data, info) });
  }
}

const mostInvalidations = 5;

/** What a field asks of realtime counts once it has succeeded. */
function takeEffects(run: RunningOperation, effects: Effect[]): void {
  const all = [...run.effects, ...effects];
  const invalidations = all.filter(({ kind }) => kind === 'invalidate').map((each) => JSON.stringify(each));
  if (new Set(invalidations).size > mostInvalidations) {
    // The limit is AppSync's; its words for it are not recorded.
    throw fieldError('LimitExceededError', `A request invalidates at most ${mostInvalidations} times.`);
  }
  run.effects = all;
}

function wired(error: FieldError, info: GraphQLResolveInfo): WireError {
  const locations = info.fieldNodes.flatMap(({ loc }) => (loc ? getLocation(loc.source, loc.start) : []));
  const shown = locations.map((location) => ({ ...location, sourceName: null }));
  return resolverError(error, responsePathAsArray(info.path), shown, selected(error.data, info));
}

/** Results of resolvers are plain JSON; only what the object itself holds is there. */
function propertyOf(source: unknown, name: string): unknown {
  if (typeof source !== 'object' || source === null || !Object.hasOwn(source, name)) return undefined;
  return (source as Record<string, unknown>)[name];
}
