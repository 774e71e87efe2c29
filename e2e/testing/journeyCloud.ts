import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { portsFrom, requireFree } from '../../local/processes/ports';

export type Origins = { web: string; auth: string; graphql: string };

/** Starts a whole cloud as a person would, with these settings. */
export async function startCloud(settings: Record<string, string> = {}) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'quire-journey-'));
  // The test runner's NODE_ENV would put React's development build into it.
  const env = { ...process.env, NODE_ENV: 'production' as const, ...settings };
  const cloud = spawn(process.execPath, ['--no-warnings', 'launch.mjs', 'local/start.ts'], {
    env: { ...env, QUIRE_PORT: String(await firstFreePort()), QUIRE_DATA: dataDirectory },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    origins: await originsOf(cloud, join(dataDirectory, 'endpoints.json')),
    async stop() {
      await end(cloud);
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

async function firstFreePort(): Promise<number> {
  const first = 20_000 + Math.floor(Math.random() * 30_000);
  const isFree = await requireFree(portsFrom(first)).then(
    () => true,
    () => false,
  );
  return isFree ? first : firstFreePort();
}

/** Waits until the cloud is up. */
async function originsOf(cloud: ChildProcess, file: string): Promise<Origins> {
  const deadline = Date.now() + 90_000;
  while (!existsSync(file)) {
    if (cloud.exitCode !== null) throw new Error(`The cloud ended with code ${cloud.exitCode} before it was up.`);
    if (Date.now() > deadline) throw new Error('The cloud is not up after 90 seconds.');
    await pause(100);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Origins;
}

async function end(cloud: ChildProcess): Promise<void> {
  if (cloud.exitCode !== null) return;
  const exit = new Promise((resolve) => cloud.once('exit', resolve));
  cloud.kill('SIGTERM');
  await exit;
}
