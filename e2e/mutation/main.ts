import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../local/assemble';
import { Random } from '../api/model/random';
import { git, isSource, projectFiles, roomOf } from './rooms';
import { sample } from './sample';
import { failing, tableOf } from './table';
import { UnitTests } from './tests';
import { type Outcome, Trial } from './trial';
import { WorkTree } from './workTree';

const { MUTATION_ROOM = '', MUTATION_FILES = '', MUTATION_SINCE, MUTATION_SHARE } = process.env;
const count = Number(process.env.MUTATION_COUNT ?? 20);
const minutes = Number(process.env.MUTATION_MINUTES ?? 60);
const workers = Number(process.env.MUTATION_WORKERS ?? availableParallelism());
const seed = Number(process.env.MUTATION_SEED ?? Number.parseInt(git('rev-parse', '--short=7', 'HEAD'), 16));

/** Where the history does not reach so far back, all files. */
function changedFiles(since: string): string[] {
  try {
    return git('diff', '--name-only', since).split('\n');
  } catch {
    return projectFiles();
  }
}

const isInRoom = (file: string) => !MUTATION_ROOM || roomOf(file) === MUTATION_ROOM;
const isNamed = (file: string) => MUTATION_FILES.split(',').some((part) => file.includes(part));
const files = (MUTATION_SINCE ? changedFiles(MUTATION_SINCE) : projectFiles())
  .filter((file) => isSource(file) && isInRoom(file) && isNamed(file))
  .sort();

console.log(`${count} mutants of ${files.length} files, seed ${seed}, ${workers} at once, at most ${minutes} minutes`);
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
const failures = failing(outcomes, MUTATION_SHARE === undefined ? undefined : Number(MUTATION_SHARE));
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
