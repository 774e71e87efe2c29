import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { projectFiles, root } from '../mutation/rooms';

/** The files that each file of the project imports, type imports included. */
export type Imports = Map<string, string[]>;

const options = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
  ts.sys,
  root,
).options;
const resolutions = ts.createModuleResolutionCache(root, (name) => name, options);

export function readImports(): Imports {
  const files = projectFiles().filter((file) => /\.(tsx?|m?js)$/.test(file) && existsSync(join(root, file)));
  const known = new Set(files);
  return new Map(files.map((file) => [file, importsOf(file).filter((other) => known.has(other))]));
}

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => fileOf(file, fileName) ?? []);
}

/** The file that another one means by the name of a module. */
export function fileOf(file: string, module: string): string | undefined {
  const { resolvedModule } = ts.resolveModuleName(module, join(root, file), options, ts.sys, resolutions);
  return resolvedModule && relative(root, resolvedModule.resolvedFileName).replace('.d.mts', '.mjs');
}

/** A sentence for each import circle, such as `a imports b, which imports a`. */
export function circlesIn(imports: Imports): string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): string[] => {
    if (way.includes(file)) return [sentence([...way.slice(way.indexOf(file)), file])];
    if (done.has(file)) return [];
    done.add(file);
    way.push(file);
    const found = (imports.get(file) ?? []).flatMap(walk);
    way.pop();
    return found;
  };
  return [...imports.keys()].flatMap(walk);
}

function sentence([first, ...others]: string[]): string {
  return `${first} imports ${others.join(', which imports ')}`;
}
