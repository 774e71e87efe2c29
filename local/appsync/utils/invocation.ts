/** An error of a field as AppSync answers it. */
export type ResolverError = { message: string; errorType: string | null; data: unknown; errorInfo: unknown };

/** How a handler ends before it returns. */
type Ending =
  { kind: 'failed'; error: ResolverError } | { kind: 'earlyReturn'; value: unknown; skipTo: 'END' | 'NEXT' | null };

/** What a handler asks of realtime, beside the value of its field. */
export type Effect =
  | { kind: 'filter' | 'invalidationFilter'; filter: unknown }
  | { kind: 'invalidate'; subscriptionField: unknown; payload: unknown };

/** AppSync's ctx; what is left out counts as absent. */
export type HandlerContext = {
  args?: unknown;
  env?: Record<string, string>;
  error?: { message: string; type: string } | null;
  identity?: unknown;
  info?: { fieldName: string; parentTypeName: string } & Record<string, unknown>;
  prev?: { result: unknown } | null;
  request?: { headers: Record<string, unknown>; domainName: string | null };
  result?: unknown;
  source?: unknown;
  stash?: Record<string, unknown>;
};

/** One call of a handler, and what its util functions have done to it. */
export type Invocation = {
  name: string;
  ctx: HandlerContext;
  appended: ResolverError[];
  effects: Effect[];
  ending: Ending | null;
};

/** Thrown by util functions that end the handler. */
export class HandlerEnd extends Error {
  constructor(readonly ending: Ending) {
    super('The handler has ended.');
  }
}

// Handlers are synchronous, so there is never more than one.
let current: Invocation | null = null;

export function within<T>(invocation: Invocation, work: () => T): T {
  const outer = current;
  current = invocation;
  try {
    return work();
  } finally {
    current = outer;
  }
}

/** The handler call that is running; there is none while a module is loaded. */
export function currentInvocation(): Invocation {
  if (!current) throw new Error('This works within request() and response() only.');
  return current;
}
