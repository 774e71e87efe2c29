import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Endpoints } from '#client/endpoints';
import { Sessions } from '../../../desktop/session/sessions';
import type { Bed } from './bed';
import { requireContract } from './contract';
import { signedIn as signedInProgram } from './program';
import { endpointsOf } from './wellKnown';

const command = join(import.meta.dirname, '../../../desktop/cli/quire.mjs');

export type Ended = { code: number | null; out: string; err: string };

export type Running = {
  said: Ended;
  ended: Promise<Ended>;
  /** Presses Ctrl-C. */
  stop: () => void;
  kill: () => void;
  signal: (name: NodeJS.Signals) => void;
  /** Closes the pipe that its output goes to. */
  hangUp: () => void;
};

/** A command's environment, the program that limits it, and its standard input. */
type Surroundings = { env?: Record<string, string>; within?: string[]; input?: string };

/** A computer with a folder of files and the `quire` command, signed in or not. */
export class Computer {
  readonly home = mkdtempSync(join(tmpdir(), 'quire-home-'));
  readonly folder = mkdtempSync(join(tmpdir(), 'quire-folder-'));

  path = (name: string) => join(this.folder, name);
  read = (name: string) => readFileSync(this.path(name), 'utf8');
  has = (name: string) => existsSync(this.path(name));
  write(name: string, text: string | Uint8Array): void {
    writeFileSync(this.path(name), text);
  }

  /** Starts a command; `Running` has what it has printed so far. */
  start(args: string[], { env, within = [], input }: Surroundings = {}): Running {
    const [program = '', ...given] = [...within, process.execPath, command, ...args];
    const child = spawn(program, given, {
      cwd: this.folder,
      env: { ...process.env, QUIRE_HOME: this.home, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.end(input);
    const said: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ ...said, code }))).then(
      (all) => (requireContract(args, all.out), all),
    );
    return {
      said,
      ended,
      stop: () => child.kill('SIGINT'),
      kill: () => child.kill('SIGKILL'),
      signal: (name) => void child.kill(name),
      hangUp: () => void child.stdout.destroy(),
    };
  }

  /** Runs a command to its end, as a person would. */
  run(args: string[], surroundings?: Surroundings): Promise<Ended> {
    return this.start(args, surroundings).ended;
  }

  /** Runs a command with --json and answers what a program is told. */
  async ask<Answer = Record<string, unknown>>(...args: string[]): Promise<Answer & { code: number | null }> {
    const { code, out, err } = await this.run([...args, '--json']);
    if (!out) throw new Error(`quire ${args.join(' ')} said nothing: ${err}`);
    return { ...(JSON.parse(out) as Answer), code };
  }

  throwAway(): void {
    for (const folder of [this.home, this.folder]) rmSync(folder, { recursive: true });
  }
}

/** Computers that are removed after the tests of a file. */
export function useComputers(bed: Bed) {
  const computers: Computer[] = [];
  afterAll(() => computers.forEach((computer) => computer.throwAway()));
  const kept = (computer: Computer) => (computers.push(computer), computer);
  return {
    /** A computer on which this person is signed in; `changes` replaces some of Quire's endpoints. */
    computerOf: async (email: string, changes: Partial<Endpoints> = {}) =>
      kept(await signedIn(bed, email, { ...endpointsOf(bed), ...changes })),
    newComputer: () => kept(new Computer()),
  };
}

/** A computer on which this person is signed in for as long as its first token lives. */
export async function signedIn(bed: Bed, email: string, endpoints = endpointsOf(bed)): Promise<Computer> {
  const computer = new Computer();
  const { desktop, device } = await signedInProgram(bed, email);
  const { accessToken, id: userId } = desktop;
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const session = { endpoints, userId, deviceId: device.id, accessToken, refreshToken: 'none', expiresAt };
  await new Sessions(computer.home).begin(session);
  return computer;
}
