import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { loadCode } from '../local/appsync/code';
import { readBundle } from '../local/appsync/source';
import { quireApp } from './app';
import { mapFileOf } from './bundle';

type Manifest = { files: Record<string, { source: { path: string } }> };

const { directory, stacks } = quireApp().synth();
const manifest = readFileSync(join(directory, `${stacks[0]?.stackName}.assets.json`), 'utf8');
const assets = Object.values((JSON.parse(manifest) as Manifest).files).map(({ source }) =>
  join(directory, source.path),
);
const codes = assets.filter((path) => path.endsWith('.js'));

// Each of the handlers that fail below is logged.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

test('source maps lie beside the code in the assembly, and none of them goes to AWS', () => {
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((path) => !existsSync(mapFileOf(path)))).toEqual([]);
  expect(assets.filter((path) => path.endsWith('.map'))).toEqual([]);
});

test('what fails on this machine names the TypeScript file and line', () => {
  const messages = codes.flatMap((path) => {
    const outcome = loadCode(readBundle(path), 'step').request?.({ stash: undefined });
    return outcome?.kind === 'failed' && outcome.error.errorType === 'Code' ? [outcome.error.message] : [];
  });
  expect(messages.length).toBeGreaterThan(50);
  expect(messages.filter((message) => !/^(resolvers|schema)\/.+\.ts:\d+:\d+: TypeError: /.test(message))).toEqual([]);
});
