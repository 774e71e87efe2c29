import { fork, type ChildProcess } from 'node:child_process';
import type { Report, Room } from './child';
import type { Cloud } from './cloud';

const file = (name: string) => new URL(name, import.meta.url).pathname;

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
    this.child = fork(module, args, { env, execArgv: ['--import', 'tsx', '--no-warnings'] });
    this.child.once('exit', () => {
      if (!this.isEnding) onDeath(this.death());
    });
  }

  /** Resolves at the first report; rejects with the sentence of a failure, or of the end of a process that made none. */
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
    // hear() tells of a process that has ended; without a listener of its own the send would end ours too.
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

/** Starts the process of a service at once; it loads its code while it waits for its order. */
export function serviceProcess(room: Room, trust: object, onDeath: (sentence: string) => void): CloudProcess {
  // graphql-js and oidc-provider check themselves at every call otherwise.
  const env = { ...process.env, ...trust, NODE_ENV: 'production' as const };
  return new CloudProcess(room, file('./child.ts'), [room], env, onDeath);
}

export function webProcess(env: Record<string, string>, onDeath: (sentence: string) => void): CloudProcess {
  return new CloudProcess('web', file('../web/server.ts'), [], { ...process.env, ...env }, onDeath);
}
