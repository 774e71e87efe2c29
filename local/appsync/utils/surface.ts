import type * as ai from '@aws-appsync/utils/ai';
import type * as rds from '@aws-appsync/utils/rds';
import type { Extensions } from '@aws-appsync/utils';
import { dynamodbModule } from './dynamodbModule';
import { currentInvocation, HandlerEnd } from './invocation';
import { notBuilt } from './notBuilt';
import { util } from './util';

// Values come out of the sandbox as JSON, so each function has to bear whatever it is given.
type Call = (...values: never[]) => unknown;
type Tree = { [name: string]: Tree | Call };

const extensions = {
  evictFromApiCache: notBuilt('extensions.evictFromApiCache'),
  setSubscriptionFilter: notBuilt('extensions.setSubscriptionFilter'),
  setSubscriptionInvalidationFilter: notBuilt('extensions.setSubscriptionInvalidationFilter'),
  invalidateSubscriptions: notBuilt('extensions.invalidateSubscriptions'),
} satisfies Record<keyof Extensions, Call>;

const runtime = {
  earlyReturn: (value: unknown = null, options?: { skipTo?: 'END' | 'NEXT' } | null) => {
    throw new HandlerEnd({ kind: 'earlyReturn', value, skipTo: options?.skipTo ?? null });
  },
};

const print =
  (method: 'log' | 'warn' | 'error') =>
  (...values: unknown[]) =>
    console[method](currentInvocation().name, ...values);

const rdsModule = {
  ...{ select: notBuilt('rds.select'), insert: notBuilt('rds.insert'), update: notBuilt('rds.update') },
  ...{ remove: notBuilt('rds.remove'), sql: notBuilt('rds.sql'), toJsonObject: notBuilt('rds.toJsonObject') },
  createPgStatement: notBuilt('rds.createPgStatement'),
  createMySQLStatement: notBuilt('rds.createMySQLStatement'),
  typeHint: { UUID: notBuilt('rds.typeHint') },
  agg: { count: notBuilt('rds.agg') },
} satisfies Record<keyof typeof rds, unknown>;

const aiModule = {
  invokeModel: notBuilt('invokeModel of @aws-appsync/utils/ai'),
  converse: notBuilt('converse of @aws-appsync/utils/ai'),
} satisfies Record<keyof typeof ai, Call>;

/** All that APPSYNC_JS offers beside the language: `globals` in every module, `modules` to import. */
const offered = {
  globals: {
    ...{ util, extensions, runtime },
    console: { log: print('log'), info: print('log'), debug: print('log'), warn: print('warn'), error: print('error') },
  },
  modules: {
    '@aws-appsync/utils': { util, extensions, runtime },
    '@aws-appsync/utils/dynamodb': dynamodbModule,
    '@aws-appsync/utils/rds': rdsModule,
    '@aws-appsync/utils/ai': aiModule,
  },
} satisfies Tree;

/** The same tree with the name of each function in its place, as JSON. */
export const surface = JSON.stringify(named(offered, []));

/** The function behind each of those names. */
export const functions = new Map<string, Call>(flat(offered, []));

function named(tree: Tree | Call, path: string[]): unknown {
  if (typeof tree === 'function') return path.join(' ');
  return Object.fromEntries(Object.entries(tree).map(([name, branch]) => [name, named(branch, [...path, name])]));
}

function flat(tree: Tree | Call, path: string[]): [string, Call][] {
  if (typeof tree === 'function') return [[path.join(' '), tree]];
  return Object.entries(tree).flatMap(([name, branch]) => flat(branch, [...path, name]));
}
