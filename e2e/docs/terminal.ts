import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PublicEndpoints } from '../../local/processes/endpoints';
import { fourPorts } from '../api/testing/running';
import { copyProject } from '../testing/projectCopy';

export type Typed = {
  said: () => string;
  /** Resolves at the end with the output and the exit code, which is null if a signal ended it. */
  ended: Promise<{ said: string; code: number | null }>;
  /** Ctrl-C, which a terminal sends to all its processes. */
  interrupt: () => void;
};

/** Stand-ins for programs that the pages take for granted, and for those that would open windows. */
const standIns = { pass: 'echo Correct-Horse-9', 'xdg-open': ':', open: ':' };

/** A newcomer's terminal: a fresh clone of the project, a folder of documents, and a home with nothing set up. */
export class Terminal {
  private readonly place = mkdtempSync(join(tmpdir(), 'quire-newcomer-'));
  private readonly clone = join(this.place, 'quire');
  private readonly desk = join(this.place, 'desk');
  readonly port = fourPorts();

  constructor() {
    for (const folder of [this.clone, this.desk, join(this.place, 'bin')]) mkdirSync(folder);
    copyProject(this.clone);
    cpSync(join(this.clone, 'e2e/samples/report.odt'), join(this.desk, 'report.odt'));
    for (const [name, line] of Object.entries(standIns)) this.write(name, line);
  }

  type(command: string, { at = 'clone', env }: { at?: 'clone' | 'desk'; env?: Record<string, string> } = {}): Typed {
    const { PATH = '', RUN_FOLDER, TMPDIR, CHROMIUM } = process.env;
    const own = {
      HOME: this.place,
      TERM: 'dumb',
      npm_config_prefix: this.place,
      npm_config_update_notifier: 'false',
      PATH: `${join(this.place, 'bin')}:${PATH}`,
      QUIRE_PORT: String(this.port),
      QUIRE_KEYCHAIN: 'off',
      RUN_FOLDER,
      TMPDIR,
      CHROMIUM,
    };
    // Only these variables are passed on: a newcomer has neither a test's NODE_ENV nor its settings.
    const child = spawn('bash', ['-c', command], {
      cwd: this[at],
      env: { ...own, ...env } as unknown as NodeJS.ProcessEnv,
      detached: true,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return {
      said: () => said,
      ended: new Promise((resolve) => child.once('close', (code) => resolve({ said: said.trim(), code }))),
      interrupt: () => void process.kill(-(child.pid ?? 0), 'SIGINT'),
    };
  }

  /** The endpoints of the cloud started here, once it is up. Throws its output if it ends before. */
  async endpoints(cloud: Typed): Promise<PublicEndpoints> {
    const file = join(this.clone, '.quire/endpoints.json');
    let hasEnded = false;
    void cloud.ended.then(() => (hasEnded = true));
    while (!existsSync(file)) {
      if (hasEnded) throw new Error(cloud.said());
      await pause(50);
    }
    return JSON.parse(readFileSync(file, 'utf8')) as PublicEndpoints;
  }

  throwAway(): void {
    rmSync(this.place, { recursive: true });
  }

  private write(name: string, line: string): void {
    const file = join(this.place, 'bin', name);
    writeFileSync(file, `#!/bin/sh\n${line}\n`);
    chmodSync(file, 0o755);
  }
}
