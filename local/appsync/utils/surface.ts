import { dynamodbModule } from './dynamodbModule';
import { extensions } from './extensions';
import { currentInvocation, HandlerEnd } from './invocation';
import { aiModule, rdsModule } from './otherModules';
import { util } from './util';

// Values come out of the sandbox as JSON, so each function has to bear whatever it is given.
type Call = (...values: never[]) => unknown;
type Tree = { [name: string]: Tree | Call };

const runtime = {
  earlyReturn: (value: unknown = null, options?: { skipTo?: 'END' | 'NEXT' } | null) => {
    throw new HandlerEnd({ kind: 'earlyReturn', value, skipTo: options?.skipTo ?? null });
  },
};

const print =
  (method: 'log' | 'warn' | 'error') =>
  (...values: unknown[]) =>
    console[method](currentInvocation().name, ...values);

/** All that APPSYNC_JS offers beside the language: `globals` in every module, `modules` to import. */
const offered = {
  globals: {
    util,
    extensions,
    runtime,
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
