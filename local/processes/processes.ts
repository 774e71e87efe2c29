import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { backOff } from '../shared/backOff';
import type { Report, Room } from './child';
import type { Cloud } from '../shared/cloud';

const child = 'local/processes/child.ts';
const launcher = fileURLToPath(new URL('../../launch.mjs', import.meta.url));

/** A process of the cloud: a service of local/, or the web server. */
export class CloudProcess {
  private readonly child: ChildProcess;
  private isEnding = false;

  constructor(
    readonly name: string,
    module: string,
    args: string[],
    env: NodeJS.ProcessEnv,
    onDeath: (sentence: string) => void,
  ) {
    this.child = fork(module, args, { env });
    this.child.once('exit', () => {
      if (!this.isEnding) onDeath(this.death());
    });
  }

  /** Resolves at the first report; rejects with the failure's sentence, or when the process ends without a report. */
  hear(): Promise<Report> {
    return new Promise((resolve, reject) => {
      const died = () => reject(new Error(this.death()));
      if (this.hasEnded()) return died();
      this.child.once('exit', died);
      this.child.once('message', (report: Report) => {
        this.child.off('exit', died);
        if (report.type === 'failed') reject(new Error(report.message));
        else resolve(report);
      });
    });
  }

  order(type: 'start' | 'reload', cloud: Cloud): Promise<Report> {
    const report = this.hear();
    // hear() reports a process that has ended; without a callback, a failed send would end this process too.
    this.child.send({ type, cloud }, () => undefined);
    return report;
  }

  async end(): Promise<void> {
    this.isEnding = true;
    if (this.hasEnded()) return;
    const exit = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    const stubborn = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await exit;
    clearTimeout(stubborn);
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private death(): string {
    const { exitCode, signalCode } = this.child;
    return `The ${this.name} service ended unexpectedly (${signalCode ?? `exit code ${exitCode}`}).`;
  }
}

type Begin = (process: CloudProcess) => Promise<Report>;

// A process that keeps dying is not restarted for ever.
const most = { deaths: 5, withinMilliseconds: 60_000 };

/** A process of the cloud that is restarted if it dies after it was up. What it has acknowledged is on disk. */
export class KeptProcess {
  private process: CloudProcess;
  private begin: Begin | undefined;
  private isUp = false;
  private isEnding = false;
  private deaths: number[] = [];

  constructor(
    private readonly fork: (onDeath: (sentence: string) => void) => CloudProcess,
    private readonly giveUp: (sentence: string) => void,
  ) {
    this.process = this.forked();
  }

  /** Resolves when the process is up; rejects with the sentence of its failure. */
  async start(begin: Begin): Promise<void> {
    this.begin = begin;
    await begin(this.process);
    this.isUp = true;
  }

  async reload(cloud: Cloud): Promise<void> {
    this.begin = (process) => process.order('start', cloud);
    await this.process.order('reload', cloud);
  }

  /** Stops restarting the process. */
  leave(): void {
    this.isEnding = true;
  }

  async end(): Promise<void> {
    this.leave();
    await this.process.end();
  }

  private forked(): CloudProcess {
    const forked: CloudProcess = this.fork((sentence) => {
      if (forked === this.process) this.died(sentence);
    });
    return forked;
  }

  private died(sentence: string) {
    if (this.isEnding) return;
    // The caller of `start` gets the failure, too.
    if (!this.isUp) return this.deaths.length === 0 ? this.giveUp(sentence) : undefined;
    this.isUp = false;
    void this.revive(sentence);
  }

  private async revive(sentence: string): Promise<void> {
    for (let reason = sentence; !this.isEnding;) {
      const now = Date.now();
      this.deaths = [...this.deaths.filter((at) => at > now - most.withinMilliseconds), now];
      if (this.deaths.length > most.deaths) return this.giveUp(reason);
      console.error(`${reason} It is started anew.`);
      await delay(backOff(this.deaths.length));
      if (this.isEnding) return;
      this.process = this.forked();
      const failure = await this.begin?.(this.process).then(
        () => null,
        (error: Error) => error.message,
      );
      if (!failure) return this.isBack();
      reason = failure;
      await this.process.end();
    }
  }

  private isBack() {
    this.isUp = true;
    console.log(`The ${this.process.name} service is up again.`);
  }
}

/** Starts a service's process at once; it loads its code while it waits for the order to start. */
export function serviceProcess(room: Room, trust: object, giveUp: (sentence: string) => void): KeptProcess {
  // Otherwise graphql-js and oidc-provider run their development checks at every call.
  const env = { ...process.env, ...trust, NODE_ENV: 'production' as const };
  return new KeptProcess((onDeath) => new CloudProcess(room, launcher, [child, room], env, onDeath), giveUp);
}

export function webProcess(env: Record<string, string>, giveUp: (sentence: string) => void): KeptProcess {
  const given = { ...process.env, ...env };
  return new KeptProcess((onDeath) => new CloudProcess('web', launcher, ['web/server.ts'], given, onDeath), giveUp);
}
