import { readFileSync } from 'node:fs';
import { compileFunction, createContext, Script } from 'node:vm';
import { HandlerEnd, currentInvocation } from './utils/invocation';
import { functions, surface } from './utils/surface';

/** What a piece of sandboxed code came to, as the realm reports it. */
export type Report =
  | { kind: 'returned'; value: unknown; stash: Record<string, unknown> }
  | { kind: 'ended'; stash: Record<string, unknown> }
  | { kind: 'threw'; name: string; message: string; stack: string; stash: Record<string, unknown> };

export type Sandbox = {
  /** Evaluates a CommonJS module once; returns the names of its handlers. */
  load(code: string): Report;
  call(handler: string, ctx: object): Report;
};

// Objects of the realm: only ever called, and only with strings or the module's own function.
type Realm = {
  load(body: object): string;
  prepare(handler: string, input: string): void;
  run: () => string;
};
type Enter = (bridge: (name: string, values: string) => string, surface: string) => Realm;

const realmScript = new Script(readFileSync(new URL('./realm.js', import.meta.url), 'utf8'), { filename: 'realm.js' });
const watchedRun = new Script('watched()');

const watchedCalls = 3;
const patienceMilliseconds = 2000;

/** A context of its own for one bundle, with what APPSYNC_JS offers and nothing of Node's. */
export function createSandbox(filename: string): Sandbox {
  const globals = Object.create(null) as Record<string, unknown>;
  const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  const realm = enterOf(realmScript.runInContext(context))(bridge, surface);
  // A watchdog costs more than a handler, so only the first calls have one: code that never ends shows there.
  const watched = (work: () => string) => {
    globals.watched = work;
    try {
      return reportOf(watchedRun.runInContext(context, { timeout: patienceMilliseconds }));
    } finally {
      delete globals.watched;
    }
  };
  let calls = 0;
  return {
    load(code) {
      const parameters = ['require', 'module', 'exports'];
      const body = compileFunction(code, parameters, { filename, parsingContext: context });
      return reportOf(realm.load(body));
    },
    call(handler, ctx) {
      realm.prepare(handler, JSON.stringify(ctx));
      calls += 1;
      return calls <= watchedCalls ? watched(realm.run) : reportOf(realm.run());
    },
  };
}

/** One util call of the sandbox. The first character of the reply says what the rest is; realm.js reads it. */
function bridge(name: string, values: string): string {
  try {
    const value = functions.get(name)?.(...(JSON.parse(values) as never[]));
    return value === undefined ? '' : `=${JSON.stringify(value)}`;
  } catch (error) {
    if (!(error instanceof HandlerEnd)) return `!${error instanceof Error ? error.message : String(error)}`;
    currentInvocation().ending ??= error.ending;
    return '.';
  }
}

function enterOf(value: unknown): Enter {
  return value as Enter;
}

function reportOf(json: unknown): Report {
  return JSON.parse(json as string) as Report;
}
