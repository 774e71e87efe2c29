import { judged } from './judged';
import { likelyTests } from './likely';
import type { Mutant } from './mutants';
import { type TestRun, runTests, type Tests } from './run';
import type { UnitTests } from './tests';
import type { WorkTree } from './workTree';

const nearest = 4;
const mostUnitTests = 16;
const mostApiTests = 5;
// Hardly any file takes half of this on a busy machine, so longer means it hangs.
const unitMinutes = 4;
const apiMinutes = 8;

export type Verdict = 'noticed' | 'judged' | 'survived' | 'stopped';
export type Outcome = { mutant: Mutant; verdict: Verdict; by: string };

/** Tries mutants one at a time, in a work tree of its own. */
export class Trial {
  constructor(
    private readonly tree: WorkTree,
    private readonly unitTests: UnitTests,
    private readonly stop: AbortSignal,
  ) {}

  async of(mutant: Mutant): Promise<Outcome> {
    const judgement = judged.find(({ file, change }) => file === mutant.file && change === mutant.change);
    if (judgement) return { mutant, verdict: 'judged', by: judgement.why };
    const unitTests = this.unitTests.of(mutant.file, mostUnitTests);
    const stages = [
      // These notice most mutants.
      { files: unitTests.slice(0, nearest), minutes: unitMinutes },
      { files: unitTests.slice(nearest), minutes: unitMinutes },
      { files: likelyTests(mutant.file).slice(0, mostApiTests), minutes: apiMinutes },
    ];
    for (const { files, minutes } of stages) {
      const run = await this.mutated(mutant, files, minutes);
      if (run.ended === 'stopped') return { mutant, verdict: 'stopped', by: 'the time is over' };
      if (run.ended === 'hung') return { mutant, verdict: 'noticed', by: `no end within ${minutes} minutes` };
      if (run.ended === 'failed')
        return { mutant, verdict: 'noticed', by: `${run.file}: ${run.name ?? 'does not begin'}` };
    }
    return { mutant, verdict: 'survived', by: '' };
  }

  /** Runs test files with a mutant. A failure that is random, or happens without the mutant too, does not count. */
  private async mutated(mutant: Mutant, files: string[], minutes: number): Promise<TestRun> {
    if (files.length === 0) return { ended: 'passed' };
    const run = await this.once(mutant, { files }, minutes);
    if (run.ended === 'hung') return (await this.passes({ files }, minutes)) ? run : { ended: 'passed' };
    if (run.ended !== 'failed') return run;
    // If no test ran, nothing was noticed.
    if (!run.file) await this.requireTests(files.slice(0, 1), minutes);
    const failed = run.file ? { files: [run.file], name: run.name } : { files };
    if ((await this.failsAgain(mutant, failed, minutes)) && (!run.file || (await this.passes(failed, minutes))))
      return run;
    if (this.stop.aborted) return { ended: 'stopped' };
    const others = files.filter((other) => other !== run.file);
    return others.length < files.length ? this.mutated(mutant, others, minutes) : { ended: 'passed' };
  }

  private async failsAgain(mutant: Mutant, { files, name }: Tests, minutes: number): Promise<boolean> {
    const alone = await this.once(mutant, { files, name }, minutes);
    // The test may need those before it.
    const { ended } = alone.ended === 'passed' && name ? await this.once(mutant, { files }, minutes) : alone;
    return ended === 'failed' || ended === 'hung';
  }

  private async once({ file, text }: Mutant, tests: Tests, minutes: number): Promise<TestRun> {
    this.tree.write(file, text);
    const run = await runTests(this.tree, tests, minutes, this.stop);
    this.tree.restore();
    return run;
  }

  private async requireTests(files: string[], minutes: number): Promise<void> {
    if ((await this.passes({ files }, minutes)) || this.stop.aborted) return;
    throw new Error('The tests do not begin without a mutant either.');
  }

  private async passes(tests: Tests, minutes: number): Promise<boolean> {
    const key = JSON.stringify(tests);
    const known = passing.get(key) ?? runTests(this.tree, tests, minutes, this.stop);
    passing.set(key, known);
    return (await known).ended === 'passed';
  }
}

const passing = new Map<string, Promise<TestRun>>();
