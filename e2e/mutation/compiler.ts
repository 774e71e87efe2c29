import { dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from './rooms';

const { sys } = ts;

/** Type-checks a file with a changed text, as `npm run typecheck` would. */
export class Compiler {
  private readonly programs;

  constructor(files: string[]) {
    const [all, resolvers] = ['tsconfig.json', 'resolvers/tsconfig.json'].map((name) => configOf(join(root, name)));
    const paths = files.map((file) => join(root, file));
    const isResolver = (path: string) => resolvers?.fileNames.includes(path);
    this.programs = [
      { files: paths.filter(isResolver), service: serviceOf(resolvers, paths.filter(isResolver)) },
      {
        files: paths,
        service: serviceOf(
          all,
          paths.filter((path) => !isResolver(path)),
        ),
      },
    ];
  }

  accepts(file: string, text: string): boolean {
    const path = join(root, file);
    return this.programs.find(({ files }) => files.includes(path))?.service(path, text) ?? true;
  }
}

function configOf(path: string): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(path, (name) => sys.readFile(name)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, sys, dirname(path));
}

/** Reads only what the given files import. */
function serviceOf(config: ts.ParsedCommandLine | undefined, files: string[]) {
  const globals = config?.fileNames.filter((name) => name.endsWith('.d.ts')) ?? [];
  const changed = { file: '', text: '', version: 0 };
  const textOf = (file: string) => (file === changed.file ? changed.text : sys.readFile(file));
  const service = ts.createLanguageService({
    ...sys,
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => config?.options ?? {},
    getScriptFileNames: () => [...files, ...globals],
    getScriptVersion: (file) => (file === changed.file ? String(changed.version) : '0'),
    getScriptSnapshot: (file) => {
      const text = textOf(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  });
  return (file: string, text: string): boolean => {
    Object.assign(changed, { file, text, version: changed.version + 1 });
    return service.getSyntacticDiagnostics(file).length === 0 && service.getSemanticDiagnostics(file).length === 0;
  };
}
