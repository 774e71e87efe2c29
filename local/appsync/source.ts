import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { transformSync, type TransformFailure } from 'esbuild';
import { eitherFunction } from './syntax/nullish';

/** A bundle made runnable, with the way back from its lines to those of the source files. */
export type Transformed = { code: string; positionOf: (stack: string) => string };

/** A bundle with its source map in it, where that lies beside it: what goes to AppSync has no room for one. */
export function readBundle(file: string): string {
  const code = readFileSync(file, 'utf8');
  const map = `${file}.map`;
  if (!existsSync(map)) return code;
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${readFileSync(map).toString('base64')}\n`;
}

/** Turns a bundle into CommonJS, following its inline source map. Throws one sentence with the place of a syntax error. */
export function transformBundle(source: string, name: string): Transformed {
  const { code, map } = transformed(source, name);
  let sources: SourceMap | undefined;
  const frame = new RegExp(`${escaped(name)}:(\\d+):(\\d+)`);
  return {
    code,
    positionOf(stack) {
      const [, line, column] = frame.exec(stack) ?? [];
      if (!line || !column) return name;
      sources ??= mapOf(map);
      return placed(sources, name, Number(line) - 1, Number(column) - 1);
    },
  };
}

/** The place in the source files of an offset of a bundle, following its inline source map where it has one. */
export function placeOf(source: string, name: string, offset: number): string {
  const lines = source.slice(0, offset).split('\n');
  const map = inlineMap.exec(source)?.[1];
  const sources = map === undefined ? undefined : mapOf(Buffer.from(map, 'base64').toString());
  return placed(sources, name, lines.length - 1, lines.at(-1)?.length ?? 0);
}

const inlineMap = /^\/\/# sourceMappingURL=data:application\/json;base64,(\S+)/m;

function mapOf(json: string): SourceMap {
  return new SourceMap(JSON.parse(json) as ConstructorParameters<typeof SourceMap>[0]);
}

/** Lines and columns count from 0 here, and from 1 in what people read. */
function placed(sources: SourceMap | undefined, name: string, line: number, column: number): string {
  const entry = sources?.findEntry(line, column);
  if (!entry || !('originalSource' in entry)) return `${name}:${line + 1}:${column + 1}`;
  return `${fromRoot(entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

function transformed(source: string, name: string) {
  try {
    return transformSync(source, {
      format: 'cjs',
      loader: 'js',
      sourcefile: name,
      sourcemap: 'external',
      sourcesContent: false,
      // Modules are strict; CommonJS has to ask for it.
      banner: `"use strict"; ${eitherFunction}`,
      // `import()` would reach for the loader of the host.
      supported: { 'dynamic-import': false },
      logLevel: 'silent',
    });
  } catch (error) {
    throw new Error(syntaxError(error as TransformFailure, name), { cause: error });
  }
}

function syntaxError({ errors: [first] }: TransformFailure, name: string): string {
  const { line, column } = first?.location ?? { line: 0, column: 0 };
  return `${name}:${line}:${column + 1}: ${first?.text}`;
}

/** Sources are written relative to the folder of the bundle. */
function fromRoot(path: string): string {
  return path.replace(/^(\.\.\/)+/, '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
