import { loadHandlers, type Handler as TextHandler, type Outcome as TextOutcome } from './handlers';
import type { Effect, HandlerContext, ResolverError } from './utils/invocation';

export type { HandlerContext, ResolverError } from './utils/invocation';

/** What a handler came to. `failed` with errorType `Code` is an exception in the code itself. */
export type Outcome = { stash: Record<string, unknown>; appended: ResolverError[]; effects: Effect[] } & (
  | { kind: 'returned'; value: unknown }
  | { kind: 'earlyReturn'; value: unknown; skipTo: 'END' | 'NEXT' | null }
  | { kind: 'failed'; error: ResolverError }
);

type Handler = (ctx: HandlerContext) => Outcome;

/** The handlers that a bundle exports. */
export type Code = { request?: Handler; response?: Handler };

/**
 * Loads a bundle as the API does, for tests that call its handlers with a ctx of their own. Throws one sentence with file
 * and line where the bundle is broken; `name` names it.
 */
export function loadCode(source: string, name: string): Code {
  const { request, response } = loadHandlers(source, name);
  return {
    ...(request ? { request: handlerOf(request) } : {}),
    ...(response ? { response: handlerOf(response) } : {}),
  };
}

function handlerOf(handler: TextHandler): Handler {
  return (given) => {
    const { info = null, ...ctx } = { args: {}, stash: {}, env: {}, ...given };
    return parsed(handler({ json: JSON.stringify(ctx), info: JSON.stringify(info), sharesResult: false }, given));
  };
}

function parsed(outcome: TextOutcome): Outcome {
  const stash = JSON.parse(outcome.stash) as Record<string, unknown>;
  if (outcome.kind === 'failed') return { ...outcome, stash };
  return { ...outcome, value: JSON.parse(outcome.value) as unknown, stash };
}
