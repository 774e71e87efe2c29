import { judged } from './judged';
import { likelyTests } from './likely';
import type { Mutant } from './mutants';
import { type Run, runTests } from './run';
import type { UnitTests } from './tests';
import type { WorkTree } from './workTree';

const mostUnitTests = 20;
const mostApiTests = 8;
// Hardly any file takes half of it on a busy machine: what takes longer hangs.
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
    const stages = [
      { files: this.unitTests.of(mutant.file, mostUnitTests), minutes: unitMinutes },
      { files: likelyTests(mutant.file).slice(0, mostApiTests), minutes: apiMinutes },
    ];
    for (const { files, minutes } of stages) {
      const run = await this.mutated(mutant, files, minutes);
      if (run.ended === 'stopped') return { mutant, verdict: 'stopped', by: 'the time is over' };
      if (run.ended === 'hung') return { mutant, verdict: 'noticed', by: `no end within ${minutes} minutes` };
      if (run.ended === 'failed') return { mutant, verdict: 'noticed', by: `${run.file}: ${run.test}` };
    }
    return { mutant, verdict: 'survived', by: '' };
  }

  /** A file that fails without the mutant too has noticed nothing, and is left out. */
  private async mutated({ file, text }: Mutant, files: string[], minutes: number): Promise<Run> {
    if (files.length === 0) return { ended: 'passed' };
    this.tree.write(file, text);
    const run = await runTests(this.tree, files, minutes, this.stop);
    this.tree.restore(file);
    // Nobody has noticed anything where no test runs.
    if (run.ended === 'failed' && !run.file) await this.requireTests(files[0] ?? '', minutes);
    if (run.ended !== 'failed' || !files.includes(run.file) || (await this.passes(run.file, minutes))) return run;
    const others = files.filter((other) => other !== run.file);
    return this.mutated({ file, text } as Mutant, others, minutes);
  }

  private async requireTests(file: string, minutes: number): Promise<void> {
    if ((await this.passes(file, minutes)) || this.stop.aborted) return;
    throw new Error('The tests do not begin without a mutant either.');
  }

  private async passes(file: string, minutes: number): Promise<boolean> {
    const known = passing.get(file) ?? runTests(this.tree, [file], minutes, this.stop);
    passing.set(file, known);
    return (await known).ended === 'passed';
  }
}

const passing = new Map<string, Promise<Run>>();
