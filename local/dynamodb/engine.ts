import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stateModes, writeOwn } from '../state/state';
import { connectDynamo } from './client';
import { createDatabase } from './database';
import { guardEngine } from './guard';
import { requireIntact } from './integrity';

type Engine = { close(): Promise<void> };

const patienceMilliseconds = 10_000;

/** Starts dynoxide at this endpoint on the database file in `directory`, and waits until it answers. */
export async function startEngine(directory: string, endpoint: string): Promise<Engine> {
  mkdirSync(directory, { recursive: true, mode: stateModes.folder });
  const database = join(realpathSync(directory), 'dynamodb.sqlite');
  const lock = join(directory, 'engine.pid');
  await endOrphan(lock, database);
  if (existsSync(database)) requireIntact(database);
  else await createDatabase(database);
  const { hostname, port } = new URL(endpoint);
  // In its own process group, so that Ctrl-C does not end it before the services that use it.
  const args = ['serve', '--host', hostname, '--port', port, '--db-path', database];
  const engine = spawn(engineFile(), args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const lastWords = listen(engine);
  const guard = guardEngine(engine.pid ?? 0, database);
  writeOwn(lock, String(engine.pid));
  const endWithUs = () => engine.kill('SIGKILL');
  process.on('exit', endWithUs);
  const close = async () => {
    process.off('exit', endWithUs);
    engine.off('exit', endWithEngine);
    await ended(engine);
    guard.close();
    rmSync(lock, { force: true });
  };
  await answers(engine, endpoint).catch(async (error: Error) => {
    await close();
    throw new Error(`${error.message} ${lastWords()}`.trim(), { cause: error });
  });
  engine.once('exit', endWithEngine);
  return { close };
}

/** Without its engine this process is useless: it exits, and the supervisor restarts it. */
function endWithEngine(): never {
  console.error('The DynamoDB engine ended unexpectedly.');
  process.exit(1);
}

/** The path of the engine for this platform. Throws a sentence that says what to do if there is none. */
export function engineFile(): string {
  const packageName = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`${packageName}/dynoxide`);
  } catch {
    throw new Error(
      `There is no DynamoDB engine for ${process.platform}-${process.arch} (${packageName} is not installed). ` +
        'Run npm ci, or set DYNAMODB_ENDPOINT to a DynamoDB-compatible server.',
    );
  }
}

/** An engine whose parent was killed would go on writing to the same file. */
async function endOrphan(lock: string, database: string): Promise<void> {
  const pid = readPid(lock);
  if (pid === null || !isEngineOf(database, pid)) return;
  process.kill(pid, 'SIGKILL');
  while (isEngineOf(database, pid)) await delay(5);
}

function readPid(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8')) || null;
  } catch {
    return null;
  }
}

/** Process ids are reused, so only a process that has this very database open is ended. */
function isEngineOf(database: string, pid: number): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return command[0]?.endsWith('dynoxide') === true && command.includes(database);
  } catch {
    return false;
  }
}

async function answers(engine: ChildProcess, endpoint: string): Promise<void> {
  const dynamo = connectDynamo(endpoint);
  const deadline = Date.now() + patienceMilliseconds;
  try {
    while (Date.now() < deadline) {
      if (engine.exitCode !== null) throw new Error(`The DynamoDB engine ended with exit code ${engine.exitCode}.`);
      const isReady = await dynamo.call('ListTables', {}).then(
        () => true,
        () => false,
      );
      if (isReady) return;
      await delay(10);
    }
    throw new Error(`The DynamoDB engine did not answer within ${patienceMilliseconds / 1000} s.`);
  } finally {
    dynamo.close();
  }
}

/** Returns a function that gives the engine's last output, for the operator. */
function listen(engine: ChildProcess): () => string {
  let words = '';
  engine.stderr?.on('data', (chunk: Buffer) => (words = `${words}${chunk.toString()}`.slice(-500)));
  return () => words.trim();
}

async function ended(engine: ChildProcess): Promise<void> {
  if (engine.exitCode !== null || engine.signalCode !== null) return;
  const exit = new Promise((resolve) => engine.once('exit', resolve));
  engine.kill('SIGTERM');
  const stubborn = setTimeout(() => engine.kill('SIGKILL'), 2000);
  await exit;
  clearTimeout(stubborn);
}
