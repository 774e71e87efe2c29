import { spawnSync } from 'node:child_process';
import { readPublished } from './processes/published';
import { readSettings } from './processes/settings';

type Ended = { status: number | null; error?: NodeJS.ErrnoException };

/** `npm run in-cloud -- <command>`: runs a command with the environment that the running cloud gives its functions. */
function main(): void {
  const [command, ...args] = process.argv.slice(2);
  if (!command) throw new Error('Say which command: npm run in-cloud -- <command>');
  const environment = readPublished(readSettings().dataDirectory, 'environment') as Record<string, string>;
  const { status, error }: Ended = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (error?.code === 'ENOENT') throw new Error(`There is no command ${command}.`);
  if (error) throw error;
  process.exitCode = status ?? 1;
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
