import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtModule } from '../../build.mjs';
import type { Template } from '../../local/template/template';
import type { BareSettings } from '../bare/settings';
import { openBareDatabase } from './bareDatabase';
import { bareWorld } from './bareWorld';
import type { Side } from './side';

/** The bare handler: an engine, a process for the API, and one for the bytes. */
export async function startBare(data: string, template: Template): Promise<Side> {
  const { pid, close, ...database } = await openBareDatabase(data, template);
  const { settings, ...world } = await bareWorld(data, database);
  const module = await builtModule('bench/bare/process.ts');
  const processes = await Promise.all(['api', 'blobs'].map((name) => started(module, name, settings)));
  return {
    name: 'bare',
    ...world,
    database,
    pids: () => [pid, ...processes.map((child) => child.pid ?? 0)],
    async close() {
      processes.forEach((child) => child.kill());
      await close();
    },
  };
}

async function started(module: string, name: string, settings: BareSettings): Promise<ChildProcess> {
  const env = { ...process.env, NODE_ENV: 'production' as const };
  const child = fork(module, [name], { env, execArgv: [] });
  child.send(settings);
  await once(child, 'message');
  return child;
}
