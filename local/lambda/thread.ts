import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Invocation } from './functions';
import type { FunctionSettings } from './settings';

type Answer = { id: string } & Invocation;

const failed = (errorType: string, errorMessage: string): Invocation => ({ error: { errorType, errorMessage } });

/** One function's worker thread. It starts at the first call, and again after it has died. */
export class FunctionThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<string, (outcome: Invocation) => void>();

  constructor(private readonly settings: FunctionSettings) {}

  invoke(id: string, payload: unknown): Promise<Invocation> {
    const { timeoutSeconds } = this.settings;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(id, timedOut(timeoutSeconds)), timeoutSeconds * 1000);
      this.waiting.set(id, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
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
    worker.on('message', ({ id, ...outcome }: Answer) => this.settle(id, outcome));
    worker.on('error', (error) => this.died(worker, `${error.name}: ${error.message}`));
    worker.on('exit', () => this.died(worker, 'The function ended before it answered.'));
    return worker;
  }

  private settle(id: string, outcome: Invocation) {
    this.waiting.get(id)?.(outcome);
    this.waiting.delete(id);
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
