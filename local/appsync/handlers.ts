import { Sandbox, type Call, type Input, type Report } from './sandbox';
import { transformBundle, type Transformed } from './source';
import { requireSyntax } from './syntax';
import { within, type Effect, type HandlerContext, type Invocation, type ResolverError } from './utils/invocation';

/** What a handler came to, with its values still as JSON: the next handler takes them as they are. */
export type Outcome = { stash: string; appended: ResolverError[]; effects: Effect[] } & (
  | { kind: 'returned'; value: string }
  | { kind: 'earlyReturn'; value: string; skipTo: 'END' | 'NEXT' | null }
  | { kind: 'failed'; error: ResolverError }
);

/** `ctx` is what util functions ask about; the input is what the code sees. */
export type Handler = (input: Input, ctx: HandlerContext) => Outcome;

type Handlers = { request?: Handler; response?: Handler };

type Loaded = { call: Call; transformed: Transformed; handler: keyof Handlers; name: string };

/** Loads a bundle for APPSYNC_JS. Throws one sentence with file and line where it is broken; `name` names the bundle. */
export function loadHandlers(source: string, name: string, sandbox = new Sandbox()): Handlers {
  const program = requireSyntax(source, name);
  const transformed = transformBundle(source, program, name);
  const { report, call } = sandbox.load(transformed.code, name);
  if (report.kind !== 'returned') throw new Error(placed(report, transformed));
  const exported = JSON.parse(report.value) as (keyof Handlers)[];
  return Object.fromEntries(exported.map((handler) => [handler, handlerOf({ call, transformed, handler, name })]));
}

function handlerOf({ call, transformed, handler, name }: Loaded): Handler {
  return (input, ctx) => {
    const invocation: Invocation = { name, ctx, appended: [], effects: [], ending: null };
    const report = within(invocation, () => attempt(call, handler, input));
    return outcomeOf(report, invocation, transformed);
  };
}

/** Code that does not end in time is stopped by an error of the host's, not by one of its own. */
function attempt(call: Call, handler: keyof Handlers, input: Input): Report {
  try {
    return call(handler, input);
  } catch (error) {
    const { name, message, stack = '' } = error as Error;
    return { kind: 'threw', name, message, stack, stash: '{}' };
  }
}

function outcomeOf(report: Report, { appended, effects, ending }: Invocation, transformed: Transformed): Outcome {
  const said = { stash: report.stash, appended, effects };
  if (ending?.kind === 'failed') return { ...ending, ...said };
  if (ending) return { ...ending, value: JSON.stringify(ending.value), ...said };
  if (report.kind === 'returned') return { kind: 'returned', value: report.value, ...said };
  const message = placed(report, transformed);
  // Its words may quote what came in; they are for whoever sent that.
  if (report.kind === 'threw') console.error(`${transformed.positionOf(report.stack)}: ${report.name}`);
  return { kind: 'failed', error: { message, errorType: 'Code', data: null, errorInfo: null }, ...said };
}

/** As AppSync words it: place, name of the error, message. */
function placed(report: Report, { positionOf }: Transformed): string {
  if (report.kind !== 'threw') return 'The code ended before it was called.';
  return `${positionOf(report.stack)}: ${report.name}: ${report.message}`;
}
