import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const built = 'web/build/server/index.js';
const sources = ['web/app', 'web/public', 'web/vite.config.ts', 'package-lock.json'];

/** Builds the web app if it is not built, or if its sources are newer than the build. */
export function buildWeb(): void {
  if (existsSync(built) && newest(sources) <= statSync(built).mtimeMs) return;
  console.log('Building the web app...');
  execFileSync('npm', ['run', '--silent', 'build'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function newest(paths: string[]): number {
  return Math.max(
    ...paths.map((path) => (statSync(path).isDirectory() ? newest(entries(path)) : statSync(path).mtimeMs)),
  );
}

function entries(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}
