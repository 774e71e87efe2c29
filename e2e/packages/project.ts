import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';

const run = promisify(execFile);
const compiler = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');

/** An empty project outside of this one, with some version of Node. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'quire-project-'));

  constructor(private readonly node: string) {
    this.write('package.json', JSON.stringify({ name: 'others', type: 'module', private: true }));
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Writes a TypeScript module and its compiled JavaScript. */
  writeModule(name: string, text: string): void {
    const { outputText } = ts.transpileModule(text, { compilerOptions: { target: 9, module: ts.ModuleKind.ESNext } });
    this.write(`${name}.ts`, text);
    this.write(`${name}.js`, outputText);
  }

  /** Works offline: the packages contain all that they need. */
  install(...tarballs: string[]): Promise<unknown> {
    const flags = ['--offline', '--omit=optional', '--no-audit', '--no-fund'];
    return this.run('npm', ['install', ...flags, ...tarballs]);
  }

  /** The compiler's errors in these modules with this way of resolving packages; '' if there are none. */
  async check(names: string[], moduleResolution: 'bundler' | 'nodenext', types: string[]): Promise<string> {
    const module = moduleResolution === 'nodenext' ? 'nodenext' : 'esnext';
    const compilerOptions = { ...strict, module, moduleResolution, types, typeRoots: [typeRoot] };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, files: names.map((name) => `${name}.ts`) }));
    return this.run(process.execPath, [compiler, '-p', '.']).catch(({ stdout }: { stdout: string }) => stdout);
  }

  /** The program's standard output. */
  async run(program: string, args: string[], env: Record<string, string> = {}): Promise<string> {
    const PATH = [dirname(this.node), process.env.PATH].join(delimiter);
    const { stdout } = await run(program, args, { cwd: this.folder, env: { ...process.env, PATH, ...env } });
    return stdout;
  }

  /** Evaluates `expression` in a module of this project. Node 20 offers WebSocket only with a flag. */
  async answer<Answer>(name: string, expression: string, env: Record<string, string> = {}): Promise<Answer> {
    const script = `import * as module from './${name}.js'; const answer = await ${expression}; console.log(JSON.stringify(answer));`;
    const said = await this.run(this.node, ['--experimental-websocket', '--input-type=module', '--eval', script], env);
    return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Answer;
  }

  throwAway(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const typeRoot = join(import.meta.dirname, '../../node_modules/@types');
const strict = { strict: true, noEmit: true, target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'] };
