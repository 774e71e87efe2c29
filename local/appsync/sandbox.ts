import { readFileSync } from 'node:fs';
import { compileFunction, createContext, Script } from 'node:vm';
import { HandlerEnd, currentInvocation } from './utils/invocation';
import { functions, surface } from './utils/surface';

/** The outcome of sandboxed code. `value` and `stash` are JSON. */
export type Report =
  | { kind: 'returned'; value: string; stash: string }
  | { kind: 'ended'; stash: string }
  | { kind: 'threw'; name: string; message: string; stack: string; stash: string };

/** A ctx as JSON, its `info` apart: few look at it. With `sharesResult` its `result` is what `prev.result` is. */
export type Input = { json: string; info: string; sharesResult: boolean };

export type Sandbox = {
  /** Evaluates a CommonJS module once; the value are the names of its handlers. */
  load(code: string): Report;
  call(handler: string, input: Input): Report;
};

// Objects of the realm, made by realm.js: only ever called, and only with strings or the module's own function.
type Realm = {
  load(body: object): Report;
  prepare(handler: string, json: string, info: string, sharesResult: boolean): void;
  run: () => Report;
};
type Enter = (bridge: (name: string, values: string) => string, surface: string) => Realm;

const realmScript = new Script(readFileSync(new URL('./realm.js', import.meta.url), 'utf8'), { filename: 'realm.js' });
const watchedRun = new Script('watched()');

const patienceMilliseconds = 1000;

// A watchdog costs more than a handler. APPSYNC_JS has no loop but over what is there, so that three kinds of calls have
// one: the first, where broken code shows; those with much to go over; and those that try a pattern on a text by themselves.
const watchedCalls = 3;
const muchInput = 65_536;
const triesPattern = /\.(match|matchAll|search)\(/;

/** A context of its own for one bundle, with what APPSYNC_JS offers and nothing of Node's. */
export function createSandbox(filename: string): Sandbox {
  const globals = Object.create(null) as Record<string, unknown>;
  const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  const realm = enterOf(realmScript.runInContext(context))(bridge, surface);
  const watched = (work: () => Report): Report => {
    globals.watched = work;
    try {
      return reportOf(watchedRun.runInContext(context, { timeout: patienceMilliseconds }));
    } finally {
      delete globals.watched;
    }
  };
  let calls = 0;
  let isPatterned = false;
  return {
    load(code) {
      isPatterned = triesPattern.test(code);
      const parameters = ['require', 'module', 'exports'];
      return realm.load(compileFunction(code, parameters, { filename, parsingContext: context }));
    },
    call(handler, { json, info, sharesResult }) {
      realm.prepare(handler, json, info, sharesResult);
      calls += 1;
      const isWatched = isPatterned || calls <= watchedCalls || json.length > muchInput;
      return isWatched ? watched(realm.run) : realm.run();
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

function reportOf(value: unknown): Report {
  return value as Report;
}
