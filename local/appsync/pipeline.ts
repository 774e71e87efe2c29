import { FieldError } from './errors';
import type { Handler, Outcome } from './handlers';
import type { Source } from './sources/source';
import type { Effect, HandlerContext, ResolverError } from './utils/invocation';

export type Around = { request: Handler; response: Handler };

/** A data source between two handlers: a pipeline function, or a unit resolver. */
export type Step = Around & { source: Source };

export type Resolver = { kind: 'unit'; step: Step } | { kind: 'pipeline'; around: Around; steps: Step[] };

/** What every handler of a field sees alike. */
type FieldContext = Pick<HandlerContext, 'args' | 'env' | 'identity' | 'info' | 'request' | 'source'>;

/** Hears what handlers say beside their values. */
type Listener = { appended(error: ResolverError): void; asked(effect: Effect): void };

/** The value of a field. Throws FieldError where its resolver ends in one. */
export async function resolveField(resolver: Resolver, field: FieldContext, listener: Listener): Promise<unknown> {
  const run = new ResolverRun(field, listener);
  if (resolver.kind === 'unit') return JSON.parse((await run.step(resolver.step, '{}')).value);
  return JSON.parse(await run.pipeline(resolver.around, resolver.steps));
}

/** A value as JSON; with `skips` the steps that are left do not run. */
type Passed = { value: string; skips: boolean };

type Own = { prev?: string; result?: unknown; error?: { message: string; type: string }; sharesResult?: boolean };

/** One resolver at work. Values stay JSON from handler to handler, so that each crosses into the sandbox once. */
class ResolverRun {
  private stash = '{}';
  private readonly shared: string;
  private readonly info: string;

  constructor(
    private readonly field: FieldContext,
    private readonly listener: Listener,
  ) {
    const { info, ...rest } = field;
    this.shared = JSON.stringify(rest).slice(0, -1);
    this.info = JSON.stringify(info ?? null);
  }

  async pipeline(around: Around, steps: Step[]): Promise<string> {
    const before = this.call(around.request, {});
    let passed: Passed = { value: before.value, skips: before.kind === 'earlyReturn' };
    for (const step of steps) {
      if (passed.skips) break;
      passed = await this.step(step, passed.value);
    }
    return this.call(around.response, { prev: passed.value, sharesResult: true }).value;
  }

  async step({ request, response, source }: Step, prev: string): Promise<Passed> {
    const asked = this.call(request, { prev });
    if (asked.kind === 'earlyReturn') return passedBy(asked);
    // A data source's failure is the response handler's to judge.
    const { result, error } = await source.invoke(JSON.parse(asked.value));
    return passedBy(this.call(response, { prev, result, ...(error ? { error } : {}) }));
  }

  private call(handler: Handler, { prev, result = null, error, sharesResult = false }: Own) {
    const own = [
      `"stash":${this.stash}`,
      ...(prev === undefined ? [] : [`"prev":{"result":${prev}}`]),
      ...(sharesResult ? [] : [`"result":${JSON.stringify(result)}`]),
      ...(error ? [`"error":${JSON.stringify(error)}`] : []),
    ];
    const outcome = handler({ json: `${this.shared},${own.join(',')}}`, info: this.info, sharesResult }, this.field);
    this.stash = outcome.stash;
    for (const error of outcome.appended) this.listener.appended(error);
    for (const effect of outcome.effects) this.listener.asked(effect);
    return succeeded(outcome);
  }
}

type Succeeded = Exclude<Outcome, { kind: 'failed' }>;

function succeeded(outcome: Outcome): Succeeded {
  if (outcome.kind === 'failed') throw new FieldError(outcome.error);
  return outcome;
}

function passedBy(outcome: Succeeded): Passed {
  return { value: outcome.value, skips: outcome.kind === 'earlyReturn' && outcome.skipTo === 'END' };
}
