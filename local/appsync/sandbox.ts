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

export type Call = (handler: string, input: Input) => Report;

// Objects of the realm, made by realm.js: only ever called, and only with strings or the module's own function.
type Realm = {
  load(body: object): Report;
  /** Takes away what only a module's first lines may use: nothing is loaded after it. */
  close(): void;
  /** `index` counts the modules in the order in which they were loaded. */
  prepare(index: number, handler: string, json: string, info: string, sharesResult: boolean): void;
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

/** A context for the bundles of one API, with what APPSYNC_JS offers and nothing of Node's. The first call closes it. */
export class Sandbox {
  private readonly globals = Object.create(null) as Record<string, unknown>;
  private readonly context = createContext(this.globals, { codeGeneration: { strings: false, wasm: false } });
  private readonly realm = enterOf(realmScript.runInContext(this.context))(bridge, surface);
  private modules = 0;
  private isClosed = false;

  /** Evaluates a CommonJS module once. The report's value are the names of its handlers. */
  load(code: string, filename: string): { report: Report; call: Call } {
    const body = compileFunction(code, ['require', 'exports'], { filename, parsingContext: this.context });
    const index = this.modules++;
    const report = this.realm.load(body);
    const isPatterned = triesPattern.test(code);
    let calls = 0;
    return {
      report,
      call: (handler, { json, info, sharesResult }) => {
        this.close();
        this.realm.prepare(index, handler, json, info, sharesResult);
        calls += 1;
        const isWatched = isPatterned || calls <= watchedCalls || json.length > muchInput;
        return isWatched ? this.watched() : this.realm.run();
      },
    };
  }

  private close(): void {
    if (!this.isClosed) this.realm.close();
    this.isClosed = true;
  }

  private watched(): Report {
    this.globals.watched = this.realm.run;
    try {
      return reportOf(watchedRun.runInContext(this.context, { timeout: patienceMilliseconds }));
    } finally {
      delete this.globals.watched;
    }
  }
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
