import { loadavg } from 'node:os';
import { thisMachine } from './machine/machine';
import { memoryOf, quiet } from './machine/processes';
import { operations } from './operations/all';
import { reportRow, type Measured, type Report } from './report';
import { measureRounds, type Means, type Pair } from './rounds';

const mostMegabytes = 450;
/** How much longer a page of the long list may take than one of a list of a thousand documents. */
const longestPage = 1.15;

/** Measures the whole table: all operations, round by round, then the memory of both sides. */
export async function measureAll(means: Means): Promise<Report> {
  const { bare, quire, settings } = means;
  const machine = thisMachine();
  const pairs = await measureRounds(means);
  const measured = [...pairs].flatMap(([name, theirs]) =>
    (operations[name]?.rows(settings.documents) ?? []).map((row) => ({ row, pairs: theirs })),
  );
  for (const side of [bare, quire]) await quiet(side.pids());
  const memory: Measured = {
    row: { label: 'memory of the whole, after the run', figure: 'proportional', unit: 'MB', most: mostMegabytes },
    pairs: [{ bare: memoryOf(bare.pids()), quire: memoryOf(quire.pids()) }],
  };
  const rows = [...measured, ...growthOf(pairs, settings.documents), memory].map(reportRow);
  return { machine, loadAtEnd: Number(loadavg()[0]?.toFixed(1)), settings, rows };
}

/** The time of the long list's page as a multiple of the short one's, in the same round. */
function growthOf(pairs: Map<string, Pair[]>, documents: number): Measured[] {
  const [few, many] = [pairs.get('few'), pairs.get('many')];
  if (!few || !many) return [];
  const growth = (side: keyof Pair, round: number) => ({
    growth: (few[round]?.[side].perSecond ?? NaN) / (many[round]?.[side].perSecond ?? NaN),
  });
  const label = `a page of ${documents.toLocaleString('en-US')} beside one of 1,000`;
  return [
    {
      row: { label, figure: 'growth', unit: 'times the time', most: longestPage },
      pairs: few.map((_pair, round) => ({ bare: growth('bare', round), quire: growth('quire', round) })),
    },
  ];
}
