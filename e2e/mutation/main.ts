import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../local/template/synthesize';
import { Random } from '../api/testing/model/random';
import { WrongSetting } from '../testing/wholeNumber';
import { sample } from './sample';
import { readSettings } from './settings';
import { failing, tableOf } from './table';
import { UnitTests } from './tests';
import { type Outcome, Trial } from './trial';
import { WorkTree } from './workTree';

/** `npm run test:mutation`: prints the mutants that no test notices; the exit code says whether they are too many. */
async function main(): Promise<void> {
  const { files, count, minutes, workers, seed, share } = readSettings();
  console.log(
    `${count} mutants of ${files.length} files, seed ${seed}, ${workers} at once, at most ${minutes} minutes`,
  );
  const mutants = sample(files, count, new Random(seed));
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), minutes * 60_000);
  process.once('SIGINT', () => stop.abort());
  const unitTests = new UnitTests();
  const assembly = await synthesize(mkdtempSync(join(tmpdir(), 'quire-assembly-')));
  const outcomes: Outcome[] = [];

  async function work(): Promise<void> {
    const tree = new WorkTree(assembly);
    const trial = new Trial(tree, unitTests, stop.signal);
    try {
      for (const mutant of mutants) {
        const outcome = await trial.of(mutant);
        if (outcome.verdict === 'stopped') break;
        outcomes.push(outcome);
        const place = `${mutant.file}:${mutant.line}  ${mutant.change}`;
        console.log(
          `${outcomes.length}/${count} ${outcome.verdict.padEnd(8)} ${place}  ${outcome.by && `(${outcome.by})`}`,
        );
      }
    } finally {
      tree.remove();
    }
  }

  await Promise.all(Array.from({ length: workers }, work));
  clearTimeout(timer);
  rmSync(assembly, { recursive: true });
  console.log(tableOf(outcomes));
  const failures = failing(outcomes, share);
  for (const failure of failures) console.error(failure);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

main().catch((error: Error) => {
  console.error(error instanceof WrongSetting ? error.message : error);
  process.exitCode = 1;
});
