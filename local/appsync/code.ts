import { createSandbox, type Report, type Sandbox } from './sandbox';
import { transformBundle, type Transformed } from './source';
import { within, type HandlerContext, type Invocation, type ResolverError } from './utils/invocation';

export type { HandlerContext, ResolverError } from './utils/invocation';

/** What a handler came to. `failed` with errorType `Code` is an exception in the code itself. */
export type Outcome = { stash: Record<string, unknown>; appended: ResolverError[] } & (
  | { kind: 'returned'; value: unknown }
  | { kind: 'earlyReturn'; value: unknown; skipTo: 'END' | 'NEXT' | null }
  | { kind: 'failed'; error: ResolverError }
);

export type Handler = (ctx: HandlerContext) => Outcome;

/** The handlers that a bundle exports. */
export type Code = { request?: Handler; response?: Handler };

/** Loads a bundle for APPSYNC_JS. Throws one sentence with file and line where it is broken; `name` names the bundle. */
export function loadCode(source: string, name: string): Code {
  const transformed = transformBundle(source, name);
  const sandbox = createSandbox(name);
  const report = sandbox.load(transformed.code);
  if (report.kind !== 'returned') throw new Error(placed(report, transformed));
  const exported = report.value as (keyof Code)[];
  return Object.fromEntries(exported.map((handler) => [handler, handlerOf({ sandbox, transformed, handler, name })]));
}

type Loaded = { sandbox: Sandbox; transformed: Transformed; handler: keyof Code; name: string };

function handlerOf({ sandbox, transformed, handler, name }: Loaded): Handler {
  return (ctx) => {
    const given = { args: {}, stash: {}, env: {}, ...ctx };
    const invocation: Invocation = { name, ctx: given, appended: [], ending: null };
    const report = within(invocation, () => attempt(sandbox, handler, given));
    return outcomeOf(report, invocation, transformed);
  };
}

/** Code that does not end in time is stopped by an error of the host's, not by one of its own. */
function attempt(sandbox: Sandbox, handler: keyof Code, ctx: HandlerContext): Report {
  try {
    return sandbox.call(handler, ctx);
  } catch (error) {
    const { name, message, stack = '' } = error as Error;
    return { kind: 'threw', name, message, stack, stash: {} };
  }
}

function outcomeOf(report: Report, { appended, ending }: Invocation, transformed: Transformed): Outcome {
  const { stash } = report;
  if (ending) return { ...ending, stash, appended };
  if (report.kind === 'returned') return { kind: 'returned', value: report.value, stash, appended };
  const message = placed(report, transformed);
  console.error(message);
  return { kind: 'failed', error: { message, errorType: 'Code', data: null, errorInfo: null }, stash, appended };
}

/** As AppSync words it: place, name of the error, message. */
function placed(report: Report, { positionOf }: Transformed): string {
  if (report.kind !== 'threw') return 'The code ended before it was called.';
  return `${positionOf(report.stack)}: ${report.name}: ${report.message}`;
}
