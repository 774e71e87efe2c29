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
    this.child.once('exit', (code, signal) => {
      if (!this.isEnding) onDeath(`The ${name} service ended unexpectedly (${signal ?? `exit code ${code}`}).`);
    });
  }

  /** Resolves at the first report; rejects with the sentence of a failure. */
  hear(): Promise<Report> {
    return new Promise((resolve, reject) => {
      this.child.once('message', (report: Report) => {
        if (report.type === 'failed') reject(new Error(report.message));
        else resolve(report);
      });
    });
  }

  order(type: 'start' | 'reload', cloud: Cloud): Promise<Report> {
    const report = this.hear();
    this.child.send({ type, cloud });
    return report;
  }

  async end(): Promise<void> {
    this.isEnding = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    const stubborn = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await exit;
    clearTimeout(stubborn);
  }
}

/** Starts the process of a service at once; it loads its code while it waits for its order. */
export function serviceProcess(room: Room, onDeath: (sentence: string) => void): CloudProcess {
  // graphql-js and oidc-provider check themselves at every call otherwise.
  const env = { ...process.env, NODE_ENV: 'production' as const };
  return new CloudProcess(room, file('./child.ts'), [room], env, onDeath);
}

export function webProcess(env: Record<string, string>, onDeath: (sentence: string) => void): CloudProcess {
  return new CloudProcess('web', file('../web/server.ts'), [], { ...process.env, ...env }, onDeath);
}
