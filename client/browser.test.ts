import { build } from 'esbuild';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Of packages that have two kinds, a browser's. What only Node has is an error. */
test('a browser can load all that is here', async () => {
  const { errors, warnings } = await build({
    entryPoints: [join(import.meta.dirname, '*.ts')],
    ...{ bundle: true, write: false, outdir: 'unused', splitting: true, format: 'esm', platform: 'browser' },
    plugins: [{ name: 'noTests', setup: ({ onLoad }) => onLoad({ filter: /\.test\.ts$/ }, () => ({ contents: '' })) }],
    logLevel: 'silent',
  });
  expect([...errors, ...warnings]).toEqual([]);
});
