import type { Handler, HandlerContext, Outcome } from './code';
import { FieldError } from './errors';
import type { Source } from './sources/source';
import type { ResolverError } from './utils/invocation';

export type Handlers = { request: Handler; response: Handler };

/** A data source between two handlers: a pipeline function, or a unit resolver. */
export type Step = Handlers & { source: Source };

export type Resolver = { kind: 'unit'; step: Step } | { kind: 'pipeline'; around: Handlers; steps: Step[] };

/** What every handler of a field sees alike. */
export type FieldContext = Pick<HandlerContext, 'args' | 'env' | 'identity' | 'info' | 'request' | 'source'>;

type Append = (error: ResolverError) => void;

/** The value of a field. Throws FieldError where its resolver ends in one. */
export async function resolveField(resolver: Resolver, field: FieldContext, append: Append): Promise<unknown> {
  const run = new Run(field, append);
  if (resolver.kind === 'unit') return (await run.step(resolver.step, { result: {} })).value;
  return run.pipeline(resolver.around, resolver.steps);
}

/** `end` skips the steps that are left. */
type Passed = { value: unknown; next: 'on' | 'end' };

class Run {
  private stash: Record<string, unknown> = {};

  constructor(
    private readonly field: FieldContext,
    private readonly append: Append,
  ) {}

  async pipeline(around: Handlers, steps: Step[]): Promise<unknown> {
    const before = this.call(around.request, {});
    let passed: Passed = { value: valueOf(before), next: before.kind === 'earlyReturn' ? 'end' : 'on' };
    for (const step of steps) {
      if (passed.next === 'end') break;
      passed = await this.step(step, { result: passed.value });
    }
    const prev = { result: passed.value };
    return valueOf(this.call(around.response, { prev, result: passed.value }));
  }

  async step({ request, response, source }: Step, prev: { result: unknown }): Promise<Passed> {
    const asked = this.call(request, { prev });
    if (asked.kind === 'earlyReturn') return early(asked);
    // A data source's failure is the response handler's to judge.
    const { result, error } = await source.invoke(valueOf(asked));
    const answered = this.call(response, { prev, result, ...(error ? { error } : {}) });
    return answered.kind === 'earlyReturn' ? early(answered) : { value: valueOf(answered), next: 'on' };
  }

  private call(handler: Handler, own: HandlerContext): Outcome {
    const outcome = handler({ ...this.field, stash: this.stash, ...own });
    this.stash = outcome.stash;
    outcome.appended.forEach(this.append);
    if (outcome.kind === 'failed') throw new FieldError(outcome.error);
    return outcome;
  }
}

function early({ value, skipTo }: Extract<Outcome, { kind: 'earlyReturn' }>): Passed {
  return { value, next: skipTo === 'END' ? 'end' : 'on' };
}

function valueOf(outcome: Outcome): unknown {
  return outcome.kind === 'failed' ? null : outcome.value;
}
