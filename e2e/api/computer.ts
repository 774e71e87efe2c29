import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { Sessions } from '../../desktop/client/sessions';
import type { Endpoints } from '../../desktop/endpoints';
import type { Bed } from './bed';

const command = join(import.meta.dirname, '../../desktop/cli/quire.mjs');

export type Ended = { code: number | null; out: string; err: string };

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

  /** What a person at the terminal would see. */
  run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: this.folder,
      env: { ...process.env, QUIRE_HOME: this.home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (ended.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.err += chunk.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ ...ended, code })));
  }

  /** What a program that calls the command is told. */
  async ask<Answer = Record<string, unknown>>(...args: string[]): Promise<Answer & { code: number | null }> {
    const { code, out, err } = await this.run([...args, '--json']);
    if (!out) throw new Error(`quire ${args.join(' ')} said nothing: ${err}`);
    return { ...(JSON.parse(out) as Answer), code };
  }

  throwAway(): void {
    for (const folder of [this.home, this.folder]) rmSync(folder, { recursive: true });
  }
}

export function endpointsOf({ endpoints }: Bed): Endpoints {
  const { web, graphql, realtime, auth, webClientId, desktopClientId, apiKey } = endpoints;
  return { web, graphql, realtime, issuer: auth, webClientId, desktopClientId, apiKey };
}

/** A computer on which this person has signed in. */
export async function signedIn(bed: Bed, email: string, endpoints = endpointsOf(bed)): Promise<Computer> {
  const computer = new Computer();
  const { accessToken, userId, expiresAt } = await bed.token({ email, clientName: 'desktop' });
  const deviceId = String(decodeJwt(accessToken).origin_jti);
  await bed.rows.set(`USER#${userId}`, `DEVICE#${deviceId}`, { id: deviceId, userId });
  mkdirSync(computer.home, { recursive: true });
  const sessions = new Sessions(computer.home);
  await sessions.begin({ endpoints, userId, deviceId, accessToken, refreshToken: 'none', expiresAt });
  return computer;
}
