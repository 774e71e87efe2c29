import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, test, vi } from 'vitest';
import { freePort } from '../processes/ports';
import { clientOf, temporaryFolder } from './testing/s3';

const folder = await temporaryFolder();
const Bucket = 'plain';
const fresh = 'fresh';
let child: ChildProcess | undefined;
afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** Runs in its own process, so that it can be killed as suddenly as by a power cut. */
async function startProcess(): Promise<S3Client> {
  const port = await freePort();
  const path = fileURLToPath(new URL('testing/process.ts', import.meta.url));
  child = fork(path, [String(port), folder], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return clientOf(port);
}

async function killProcess(): Promise<void> {
  const exit = once(child ?? process, 'exit');
  child?.kill('SIGKILL');
  await exit;
}

const bytesOf = (name: string) => name.repeat(2000);

/** Writes from several clients at once, to new keys and repeatedly to one key, until the process dies. */
async function writeUntilDeath(client: S3Client, acknowledged: Set<string>): Promise<void> {
  const writer = async (id: string) => {
    for (let count = 0; ; count++) {
      const name = `${id}/${count}`;
      await client.send(new PutObjectCommand({ Bucket, Key: name, Body: bytesOf(name) }));
      acknowledged.add(name);
      await client.send(new PutObjectCommand({ Bucket, Key: fresh, Body: bytesOf(name) }));
    }
  };
  await Promise.allSettled(['a', 'b', 'c', 'd'].map((each) => writer(`${each}${acknowledged.size}`)));
}

async function read(client: S3Client, Key: string): Promise<string | undefined> {
  return (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
}

test('a killed process has lost nothing that it acknowledged, and left nothing half done', async () => {
  const acknowledged = new Set<string>();
  for (const goal of [30, 80]) {
    const writing = writeUntilDeath(await startProcess(), acknowledged);
    await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(goal), { timeout: 20_000, interval: 5 });
    await killProcess();
    await writing;
  }

  const client = await startProcess();
  const names = [...acknowledged];
  for (const name of names) expect(await read(client, name)).toBe(bytesOf(name));
  const last = await read(client, fresh);
  expect(last).toBe(bytesOf(last?.slice(0, (last.length ?? 0) / 2000) ?? ''));

  const files = async (name: string) => (await readdir(join(folder, 's3', Bucket, name))).length;
  expect(await files('bytes')).toBe(await files('objects'));
});
