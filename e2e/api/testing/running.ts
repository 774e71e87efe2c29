import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PublicEndpoints } from '../../../local/processes/endpoints';
import { mintToken } from './bed';
import { Person } from './quire';

const root = join(import.meta.dirname, '../../..');

/** The first of four ports, below the range that the system assigns. */
export const fourPorts = () => 10_000 + Math.floor(Math.random() * 5_000) * 4;

type Start = { data: string; port: number; args?: string[]; env?: Record<string, string>; isByNpm?: boolean };

/** `npm start` in its own process group, which can be killed as a whole. */
export class RunningQuire {
  output = '';
  private readonly child: ChildProcess;

  constructor(private readonly settings: Start) {
    const { data, port, args = ['--without-web'], env, isByNpm } = settings;
    const [program, words] = isByNpm
      ? ['npm', ['--silent', 'start', '--']]
      : [process.execPath, ['--no-warnings', 'launch.mjs', 'local/start.ts']];
    // Left behind by a killed cloud, it would make this one seem ready.
    rmSync(join(data, 'endpoints.json'), { force: true });
    this.child = spawn(program, [...words, ...args], {
      cwd: root,
      detached: true,
      env: { ...process.env, QUIRE_DATA: data, QUIRE_PORT: String(port), ...env },
    });
    const listen = (chunk: Buffer) => (this.output += chunk.toString());
    this.child.stdout?.on('data', listen);
    this.child.stderr?.on('data', listen);
  }

  /** Resolves when endpoints.json is there; rejects with what was printed when the process ends first. */
  async ready(): Promise<PublicEndpoints> {
    const file = join(this.settings.data, 'endpoints.json');
    while (!existsSync(file)) {
      if (this.hasEnded()) throw new Error(this.output);
      await delay(20);
    }
    return JSON.parse(readFileSync(file, 'utf8')) as PublicEndpoints;
  }

  async person(email: string): Promise<Person> {
    const { auth, graphql } = await this.ready();
    const { adminSecret } = JSON.parse(readFileSync(join(this.settings.data, 'secrets.json'), 'utf8')) as {
      adminSecret: string;
    };
    const { userId, accessToken } = await mintToken(auth, adminSecret, { email });
    return new Person(graphql, userId, accessToken);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The address of the database itself, which is published nowhere. */
  async database(): Promise<string> {
    const words = readFileSync(`/proc/${await this.engine()}/cmdline`, 'utf8').split('\0');
    const after = (option: string) => words[words.indexOf(option) + 1];
    return `http://${after('--host')}:${after('--port')}`;
  }

  /** The process id of a service, as soon as there is one. */
  service(name: string): Promise<number> {
    return childOf(this.pid, `child.ts\0${name}\0`);
  }

  /** The process id of the database itself, which a service has started. */
  async engine(): Promise<number> {
    return childOf(await this.service('dynamodb'), 'dynoxide');
  }

  /** The exit code, once everything has ended; null if a signal ended it. */
  exit(): Promise<number | null> {
    if (this.hasEnded()) return Promise.resolve(this.child.exitCode);
    return new Promise((resolve) => this.child.once('exit', resolve));
  }

  /** Kills this service, or the database itself, and waits until the cloud has restarted it. */
  async killed(victim: string, milliseconds = 0): Promise<void> {
    const id = victim === 'engine' ? await this.engine() : await this.service(victim);
    await delay(milliseconds);
    const sentence = `The ${victim === 'engine' ? 'dynamodb' : victim} service is up again.`;
    const before = this.count(sentence);
    process.kill(id, 'SIGKILL');
    while (this.count(sentence) === before) {
      if (this.hasEnded()) throw new Error(this.output);
      await delay(10);
    }
  }

  /** Sends a signal to every process of the group, the database included. */
  async signal(name: NodeJS.Signals): Promise<number | null> {
    const exit = this.exit();
    process.kill(-this.pid, name);
    return exit;
  }

  async end(): Promise<void> {
    if (!this.hasEnded()) await this.signal('SIGKILL');
  }

  private count(sentence: string): number {
    return this.output.split(sentence).length;
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

async function childOf(parent: number, words: string): Promise<number> {
  for (;;) {
    const ids = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
    const found = ids.find((id) => id && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(words));
    if (found) return Number(found);
    await delay(10);
  }
}
