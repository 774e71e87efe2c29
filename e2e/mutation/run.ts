import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { WorkTree } from './workTree';

/** Test files to run, and a test's name if only that one is to run. */
export type Tests = { files: string[]; name?: string };

/** How a test run ended. `failed` names the first file that failed, and the test if one did. */
export type TestRun = { ended: 'passed' | 'hung' | 'stopped' } | { ended: 'failed'; file: string; name?: string };

type Report = {
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
};

/** Runs tests in a work tree until the first fails, for at most this many minutes. */
export async function runTests(tree: WorkTree, tests: Tests, minutes: number, stop: AbortSignal): Promise<TestRun> {
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
  // Processes that the tests left behind would run on during the next trial.
  end();
  if (stop.aborted) return { ended: 'stopped' };
  if (late.aborted) return { ended: 'hung' };
  return code === 0 ? { ended: 'passed' } : firstFailure(tree, report);
}

function wordsOf({ files, name }: Tests): string[] {
  return name === undefined ? files : [...files, '-t', `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`];
}

/** Cached, since hardly any file differs from one run to the next. */
const cached = ({ path }: WorkTree) => [
  '--experimental.fsModuleCache',
  `--experimental.fsModuleCachePath=${join(path, 'modules')}`,
];

function firstFailure(tree: WorkTree, report: string): TestRun {
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
    // The processes have all ended already.
  }
}
