import { readFileSync } from 'node:fs';
import appsync from '@aws-appsync/eslint-plugin';
import { ESLint, type Linter } from 'eslint';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { requireSyntax } from '../local/appsync/syntax';
import { bundleResolvers, mapFileOf } from './bundle';
import { codeOf, fields, type Step } from './fields';

const names = Object.entries<{ noun: string; steps: Step[] }>(fields).flatMap(([field, { noun, steps }]) => [
  codeOf(field, noun),
  ...steps.map(({ code }) => code),
]);
// The plugin's types know both of ESLint's configuration formats; this is the flat one.
const appsyncRules = appsync.configs?.base as Linter.Config;
const bundles = bundleResolvers([...new Set(names)]);

// AppSync type-checks the JavaScript at deploy, and does not say where it failed.
test('AppSync takes every bundle: tsc finds no error in the JavaScript', () => {
  const globals = new URL('../resolvers/shared/globals.d.ts', import.meta.url).pathname;
  const program = ts.createProgram([...Object.values(bundles), globals], {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: false,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    baseUrl: new URL('..', import.meta.url).pathname,
    paths: {
      '@aws-appsync/utils': ['node_modules/@aws-appsync/utils'],
      '@aws-appsync/utils/dynamodb': ['node_modules/@aws-appsync/utils/dynamodb'],
    },
  });
  const found = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const { file, start = 0, messageText } = diagnostic;
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  expect(found).toEqual([]);
});

test('AppSync takes every bundle: its own lint rules hold in what is deployed, not only in what we wrote', async () => {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: appsyncRules, cwd: '/' });
  const results = await eslint.lintFiles(Object.values(bundles));
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message }) => `${filePath}:${line} ${message}`),
  );
  expect(results).toHaveLength(Object.keys(bundles).length);
  expect(found).toEqual([]);
});

test.each(Object.entries(bundles))('%s has only syntax that local/appsync takes', (name, file) => {
  expect(() => requireSyntax(readFileSync(file, 'utf8'), name)).not.toThrow();
});

test.each(Object.entries(bundles))('%s leaves room below the 32,000 characters that AppSync takes', (_name, file) => {
  expect(readFileSync(file, 'utf8').length).toBeLessThanOrEqual(24_000);
});

test.each(Object.entries(bundles))('%s goes to AppSync without its source map', (_name, file) => {
  expect(readFileSync(file, 'utf8')).not.toContain('sourceMappingURL');
});

test.each(Object.entries(bundles))('%s tells nobody where it was built', (_name, file) => {
  const { sources } = JSON.parse(readFileSync(mapFileOf(file), 'utf8')) as { sources: string[] };
  const isOurs = (source: string) => /^(\.\.\/){2,3}(resolvers|schema)\//.test(source);
  expect(sources.filter((source) => !isOurs(source))).toEqual([]);
});
