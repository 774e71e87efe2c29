import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const handlers = readdirSync(join(root, 'resolvers/lambda'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.lambda.ts'),
);

// AppSync provides `util` to its resolvers only; on Node its first use would throw.
test.each(handlers)('%s reaches nothing that only AppSync has', async (handler) => {
  const { metafile } = await build({
    entryPoints: [join(root, 'resolvers/lambda', handler)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'build',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const reached = Object.entries(metafile.inputs).filter(([, { imports }]) =>
    imports.some(({ original }) => original?.startsWith('@aws-appsync/')),
  );
  expect(reached.map(([path]) => path)).toEqual([]);
});
