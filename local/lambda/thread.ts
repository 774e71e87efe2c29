import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Invocation } from './invocation';
import type { FunctionSettings } from './settings';

type Answer = { id: string } & (Invocation | { isTaken: true });

const failed = (errorType: string, errorMessage: string): Invocation => ({ error: { errorType, errorMessage } });

type Call = {
  worker: Worker;
  payload: unknown;
  isTaken: boolean;
  resolve: (outcome: Invocation) => void;
  timer: NodeJS.Timeout;
};

/** AWS's time limit for starting a function, before the time of its calls begins. */
const startSeconds = 10;

/** The worker thread of one function. It starts at the first call, and again after it has died or a call has timed out. */
export class FunctionThread {
  /** The worker that takes new calls. */
  private worker: Worker | undefined;
  private readonly workers = new Set<Worker>();
  private readonly waiting = new Map<string, Call>();

  constructor(private readonly settings: FunctionSettings) {}

  invoke(id: string, payload: unknown): Promise<Invocation> {
    return new Promise((resolve) => {
      const worker = this.running();
      this.waiting.set(id, { worker, payload, isTaken: false, resolve, timer: this.endAfter(id, startSeconds) });
      worker.postMessage({ id, payload });
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private running(): Worker {
    this.worker ??= this.started();
    return this.worker;
  }

  private started(): Worker {
    const { name, file, exportName, timeoutSeconds, memoryMegabytes, environment } = this.settings;
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { file: pathToFileURL(file).href, exportName, functionName: name, timeoutSeconds },
      env: environment,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    });
    worker.unref();
    this.workers.add(worker);
    worker.on('message', ({ id, ...told }: Answer) => ('isTaken' in told ? this.begin(id) : this.settle(id, told)));
    worker.on('error', (error) => this.died(worker, `${error.name}: ${error.message}`));
    worker.on('exit', () => this.died(worker, 'The function ended before it answered.'));
    return worker;
  }

  private begin(id: string) {
    const call = this.waiting.get(id);
    if (!call) return;
    clearTimeout(call.timer);
    call.isTaken = true;
    call.timer = this.endAfter(id, this.settings.timeoutSeconds);
  }

  private endAfter(id: string, seconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      const worker = this.settle(id, timedOut(seconds));
      if (worker) this.retire(worker);
    }, seconds * 1000);
  }

  private settle(id: string, outcome: Invocation): Worker | undefined {
    const call = this.waiting.get(id);
    if (!call) return undefined;
    clearTimeout(call.timer);
    this.waiting.delete(id);
    call.resolve(outcome);
    this.endWhenDone(call.worker);
    return call.worker;
  }

  /** AWS ends the environment of a call that timed out. Here other calls share it, so they finish or move to a new worker. */
  private retire(worker: Worker) {
    if (this.worker === worker) this.worker = undefined;
    for (const [id, call] of this.callsOf(worker)) {
      if (call.isTaken) continue;
      call.worker = this.running();
      call.worker.postMessage({ id, payload: call.payload });
    }
    this.endWhenDone(worker);
  }

  private endWhenDone(worker: Worker) {
    if (this.worker !== worker && this.callsOf(worker).length === 0) void worker.terminate();
  }

  private callsOf(worker: Worker): [string, Call][] {
    return [...this.waiting].filter(([, call]) => call.worker === worker);
  }

  /** An error is followed by an exit; by then, the waiting calls may belong to the next worker. */
  private died(worker: Worker, reason: string) {
    this.workers.delete(worker);
    if (this.worker === worker) this.worker = undefined;
    for (const [id] of this.callsOf(worker)) this.settle(id, failed('Runtime.ExitError', reason));
  }
}

function timedOut(seconds: number): Invocation {
  return failed('Sandbox.Timedout', `Task timed out after ${seconds.toFixed(2)} seconds`);
}
