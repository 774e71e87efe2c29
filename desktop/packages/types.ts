import { join, relative, posix } from 'node:path';
import ts from 'typescript';

/** The type of an operation, in place of a package that depends on GraphQL's own types; inference works the same. */
const typedDocumentNode = `export interface TypedDocumentNode<Result, Variables> {
  readonly kind: 'Document';
  readonly definitions: readonly unknown[];
  __apiType?: (variables: Variables) => Result;
}
`;

const replaced = new Map([['@graphql-typed-document-node/core', 'typedDocumentNode']]);

/** The declarations that these sources need, by path. They import only each other, as modules of a package. */
export function declarationsOf(root: string, sources: string[]): Map<string, string> {
  const emitted = emit(root, sources);
  emitted.set('typedDocumentNode.d.ts', typedDocumentNode);
  const kept = new Map<string, string>();
  const wanted = new Set(sources.map((source) => source.replace(/\.ts$/, '.d.ts')));
  for (const path of wanted) {
    const text = emitted.get(path);
    if (text === undefined) throw new Error(`There are no declarations for ${path}.`);
    const named: string[] = [];
    kept.set(path, withModules(path, text, named));
    named.forEach((each) => wanted.add(each));
  }
  return kept;
}

function emit(root: string, sources: string[]): Map<string, string> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: sources }, ts.sys, root);
  const emitted = new Map<string, string>();
  const program = ts.createProgram(
    sources.map((source) => join(root, source)),
    { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: root, outDir: root },
  );
  program.emit(undefined, (path, text) => emitted.set(relative(root, path), text));
  return emitted;
}

/** Rewrites imports to relative paths with the ending that Node requires, and adds their targets to `named`. */
function withModules(path: string, text: string, named: string[]): string {
  return text.replace(/(from |import\()(['"])([^'"]+)\2/g, (whole, before: string, quote: string, module: string) => {
    if (module.startsWith('node:')) return whole;
    const target = placeOf(path, module);
    named.push(`${target}.d.ts`);
    const from = posix.relative(posix.dirname(path), target);
    return `${before}${quote}${from.startsWith('.') ? from : `./${from}`}.js${quote}`;
  });
}

function placeOf(path: string, module: string): string {
  if (module.startsWith('#client/')) return module.slice(1);
  if (module.startsWith('.')) return posix.join(posix.dirname(path), module);
  const known = replaced.get(module);
  if (known === undefined) throw new Error(`${path} shows types of ${module}, which the package does not have.`);
  return known;
}
