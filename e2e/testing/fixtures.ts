import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium';
import { startCloud, type Origins } from './journeyCloud';

declare module 'vitest' {
  interface ProvidedContext {
    origins: Origins;
  }
}

/** The cloud of all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Checked first, since what follows takes a minute.
  chromiumPath();
  // Built every time, since an old build would be tested silently.
  const env = { ...process.env, NODE_ENV: 'production' as const };
  execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const cloud = await startCloud();
  project.provide('origins', cloud.origins);
  return () => cloud.stop();
}
