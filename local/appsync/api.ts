import { OperationTypeNode } from 'graphql';
import type { Cloud } from '../shared/cloud';
import { connectDynamo, type Dynamo } from '../dynamodb/client';
import type { Functions } from '../lambda/functions';
import { resourcesOf, type Resource, type Template } from '../template/template';
import { authenticator, type Authenticate } from './auth/authenticate';
import type { Caller } from './auth/caller';
import { authSettingsOf } from './auth/settings';
import { inTime } from './deadline';
import { dataSourcesOf } from './dataSources';
import { fieldError, HttpError } from './errors';
import { runOperation, type Limits } from './execute';
import { attachResolvers } from './fields';
import type { GraphqlRequest } from './graphqlRequest';
import { operationFinder } from './operations';
import { announce } from './realtime/events';
import { Hub } from './realtime/hub';
import { subscriber, type Subscribe } from './realtime/subscription';
import { refusedOperation, type Body } from './response';
import { resolversOf } from './resolvers';
import { buildApiSchema } from './schema';

/** The template's API, ready to run. */
export type Api = {
  authenticate: Authenticate;
  execute(request: GraphqlRequest, caller: Caller, headers: Record<string, unknown>): Promise<Body>;
  subscribe: Subscribe;
};

type Parts = { dynamo?: Dynamo; hub?: Hub };

type Properties = {
  QueryDepthLimit?: number;
  ResolverCountLimit?: number;
  IntrospectionConfig?: string;
  EnvironmentVariables?: Record<string, string>;
};

/** Builds the template's API. Throws a one-sentence error for what is broken, or cannot run on one machine. */
export function buildApi(cloud: Cloud, functions: Functions, { dynamo, hub = new Hub() }: Parts = {}): Api {
  const { template } = cloud;
  const { properties } = only(template, 'AWS::AppSync::GraphQLApi');
  const { EnvironmentVariables: env = {}, IntrospectionConfig, ...given } = properties as Properties;
  const settings = authSettingsOf(properties, template);
  const { Definition } = only(template, 'AWS::AppSync::GraphQLSchema').properties as { Definition: string };
  const sources = dataSourcesOf(cloud, dynamo ?? connectDynamo(cloud.endpoints.dynamodb), functions);
  const [schema, events] = [buildApiSchema(Definition), buildApiSchema(Definition)];
  attachResolvers(schema, resolversOf(template, sources), settings);
  attachResolvers(events, new Map(), settings);
  const find = operationFinder(schema, IntrospectionConfig !== 'DISABLED');
  const limits = limitsOf(given);
  const subscribe = subscriber({ find, schema, events, env, limits });
  return {
    authenticate: authenticator(settings, cloud),
    async execute({ query, operationName, variables }, caller, headers) {
      const operation = find(query, operationName);
      if (operation.definition.operation === OperationTypeNode.SUBSCRIPTION) return refusedOperation(overHttp);
      const work = runOperation(schema, { operation, variables, caller, headers, env, limits });
      const announced = work.then((result) => announce(operation, result, hub));
      return limited(announced);
    },
    subscribe: (...given) => limited(subscribe(...given)),
  };
}

// AppSync's limit for a request; what it answers then is not recorded.
const longestRequestMilliseconds = 30_000;

function limited<T>(work: Promise<T>): Promise<T> {
  return inTime(work, longestRequestMilliseconds, () => new HttpError(504, 'ExecutionTimeout', 'Execution timed out.'));
}

const overHttp = fieldError(
  'OperationNotSupported',
  'Subscriptions are not supported over HTTP: use the realtime endpoint.',
);

// AppSync's own limit on resolvers where the API states none; it has none on depth.
function limitsOf({ QueryDepthLimit, ResolverCountLimit }: Properties): Limits {
  return { depth: QueryDepthLimit || Infinity, resolvers: ResolverCountLimit || 10_000 };
}

function only(template: Template, type: string): Resource {
  const [resource, ...others] = resourcesOf(template, type);
  if (!resource || others.length > 0)
    throw new Error(`The template has ${others.length + (resource ? 1 : 0)} of ${type}; local/appsync runs one.`);
  return resource;
}
