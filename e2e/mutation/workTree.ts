import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyProject } from '../testing/projectCopy';
import { isOfTemplate } from './rooms';

/** A copy of the project for one mutant at a time; the developer's own files are never touched. */
export class WorkTree {
  readonly path = mkdtempSync(join(tmpdir(), 'quire-mutant-'));
  /** The folder for temporary files of the tests. */
  readonly temporary = join(this.path, 'temporary');

  /** The assembly of the CDK app; undefined while the mutant could change it. */
  assembly: string | undefined;
  private changed = { file: '', text: '' };

  constructor(private readonly made: string) {
    copyProject(this.path);
    this.assembly = made;
    this.tidy();
  }

  /** Replaces a file's text until `restore`. */
  write(file: string, text: string): void {
    this.changed = { file, text: readFileSync(join(this.path, file), 'utf8') };
    if (isOfTemplate(file)) this.assembly = undefined;
    writeFileSync(join(this.path, file), text);
  }

  restore(): void {
    writeFileSync(join(this.path, this.changed.file), this.changed.text);
    this.assembly = this.made;
  }

  tidy(): void {
    rmSync(this.temporary, { recursive: true, force: true });
    mkdirSync(this.temporary);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
