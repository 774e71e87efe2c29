import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { WorkTree } from './workTree';

/** Test files to run, and the name of the only test of them where it is one. */
export type Tests = { files: string[]; name?: string };

/** How tests ended. `failed` names the first file that failed, and the test where it was one. */
export type Run = { ended: 'passed' | 'hung' | 'stopped' } | { ended: 'failed'; file: string; name?: string };

type Report = {
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
};

/** Runs tests in a work tree until the first fails, for at most so many minutes. */
export async function runTests(tree: WorkTree, tests: Tests, minutes: number, stop: AbortSignal): Promise<Run> {
  tree.tidy();
  const report = join(tree.temporary, 'report.json');
  const vitest = join(tree.path, 'node_modules/vitest/vitest.mjs');
  const words = ['run', ...wordsOf(tests), '--bail=1', '--reporter=json', `--outputFile=${report}`, ...cached(tree)];
  const child = spawn(process.execPath, [vitest, ...words], {
    cwd: tree.path,
    env: {
      ...process.env,
      TMPDIR: tree.temporary,
      HOME: tree.temporary,
      QUIRE_HOME: undefined,
      QUIRE_ASSEMBLY: tree.assembly,
      VITEST_MAX_WORKERS: '1',
    },
    stdio: 'ignore',
    detached: true,
  });
  const late = AbortSignal.any([stop, AbortSignal.timeout(minutes * 60_000)]);
  const end = () => endGroup(child.pid);
  late.addEventListener('abort', end);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  late.removeEventListener('abort', end);
  // What the tests started and left behind would go on beside the next mutant.
  end();
  if (stop.aborted) return { ended: 'stopped' };
  if (late.aborted) return { ended: 'hung' };
  return code === 0 ? { ended: 'passed' } : firstFailure(tree, report);
}

function wordsOf({ files, name }: Tests): string[] {
  return name === undefined ? files : [...files, '-t', `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`];
}

/** Hardly a file differs from one run to the next. */
const cached = ({ path }: WorkTree) => [
  '--experimental.fsModuleCache',
  `--experimental.fsModuleCachePath=${join(path, 'modules')}`,
];

function firstFailure(tree: WorkTree, report: string): Run {
  if (!existsSync(report)) return { ended: 'failed', file: '' };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const failed = testResults.find(({ status }) => status === 'failed');
  const test = failed?.assertionResults.find(({ status }) => status === 'failed');
  return { ended: 'failed', file: failed ? relative(tree.path, failed.name) : '', name: test?.fullName };
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended by itself.
  }
}
