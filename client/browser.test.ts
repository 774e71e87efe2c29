import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Bundles for a browser, as the web does; code that needs Node fails the build. */
test('a browser can load all that is here', async () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const { errors, warnings } = await build({
    entryPoints: files.map((name) => join(import.meta.dirname, name)),
    bundle: true,
    write: false,
    outdir: 'unused',
    splitting: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });
  expect([...errors, ...warnings]).toEqual([]);
});
