import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Invocation } from './functions';
import type { FunctionSettings } from './settings';

type Answer = { id: string } & (Invocation | { isTaken: true });

const failed = (errorType: string, errorMessage: string): Invocation => ({ error: { errorType, errorMessage } });

type Call = { resolve: (outcome: Invocation) => void; timer: NodeJS.Timeout };

/** What AWS gives a function to start in, before the time of its calls begins. */
const startSeconds = 10;

/** One function's worker thread. It starts at the first call, and again after it has died. */
export class FunctionThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<string, Call>();

  constructor(private readonly settings: FunctionSettings) {}

  invoke(id: string, payload: unknown): Promise<Invocation> {
    return new Promise((resolve) => {
      this.waiting.set(id, { resolve, timer: this.endAfter(id, startSeconds) });
      this.running().postMessage({ id, payload });
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private running(): Worker {
    this.worker ??= this.started();
    return this.worker;
  }

  private started(): Worker {
    const { name, file, exportName, timeoutSeconds, environment } = this.settings;
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { file: pathToFileURL(file).href, exportName, functionName: name, timeoutSeconds },
      env: environment,
      execArgv: [],
    });
    worker.unref();
    worker.on('message', ({ id, ...told }: Answer) => ('isTaken' in told ? this.begin(id) : this.settle(id, told)));
    worker.on('error', (error) => this.died(worker, `${error.name}: ${error.message}`));
    worker.on('exit', () => this.died(worker, 'The function ended before it answered.'));
    return worker;
  }

  private begin(id: string) {
    const call = this.waiting.get(id);
    if (!call) return;
    clearTimeout(call.timer);
    call.timer = this.endAfter(id, this.settings.timeoutSeconds);
  }

  private endAfter(id: string, seconds: number): NodeJS.Timeout {
    return setTimeout(() => this.settle(id, timedOut(seconds)), seconds * 1000);
  }

  private settle(id: string, outcome: Invocation) {
    const call = this.waiting.get(id);
    clearTimeout(call?.timer);
    this.waiting.delete(id);
    call?.resolve(outcome);
  }

  /** An error is followed by an exit, when the calls that wait may be those of the next worker already. */
  private died(worker: Worker, reason: string) {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const id of [...this.waiting.keys()]) this.settle(id, failed('Runtime.ExitError', reason));
  }
}

function timedOut(seconds: number): Invocation {
  return failed('Sandbox.Timedout', `Task timed out after ${seconds.toFixed(2)} seconds`);
}
