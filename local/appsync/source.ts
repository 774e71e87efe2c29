import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import type { Program } from 'acorn';
import { commonJsEdits } from './syntax/commonJs';
import { edited } from './syntax/edits';
import { eitherFunction, nullishEdits } from './syntax/nullish';

/** A bundle made runnable, with the way back from its lines to those of the source files. */
export type Transformed = { code: string; positionOf: (stack: string) => string };

/** A bundle with its source map in it, where that lies beside it: what goes to AppSync has no room for one. */
export function readBundle(file: string): string {
  const code = readFileSync(file, 'utf8');
  const map = `${file}.map`;
  if (!existsSync(map)) return code;
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${readFileSync(map).toString('base64')}\n`;
}

/** Turns a bundle into CommonJS that runs as AppSync would run it, following its inline source map. */
export function transformBundle(source: string, program: Program, name: string): Transformed {
  const edits = [...nullishEdits(source, program), ...commonJsEdits(source, program)];
  const { code, offsetOf } = edited(source, edits);
  // Modules are strict; CommonJS has to ask for it.
  const head = `"use strict"; ${eitherFunction} `;
  const frame = new RegExp(`${escaped(name)}:(\\d+):(\\d+)`);
  return {
    code: head + code,
    positionOf(stack) {
      const [, line, column] = frame.exec(stack) ?? [];
      if (!line || !column) return name;
      return placeOf(source, name, offsetOf(offsetAt(head + code, Number(line), Number(column)) - head.length));
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

/** Lines and columns of a stack count from 1. */
function offsetAt(code: string, line: number, column: number): number {
  const before = code.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, column - 1);
}

/** Sources are written relative to the folder of the bundle. */
function fromRoot(path: string): string {
  return path.replace(/^(\.\.\/)+/, '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
