import type { Machine } from './machine/machine';
import type { Row } from './operations/operation';
import type { Pair } from './rounds';

export type Measured = { row: Row; pairs: Pair[] };

export type Report = { machine: Machine; loadAtEnd: number; settings: object; rows: ReportRow[] };

type ReportRow = {
  operation: string;
  unit: string;
  bare: number;
  quire: number;
  bareCpu?: number;
  quireCpu?: number;
  /** The median of the rounds' ratios, and each of them. */
  ratio: number;
  ratios: number[];
  goal: string;
  isMet: boolean;
};

const median = (numbers: number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
};

export function reportRow({ row, pairs }: Measured): ReportRow {
  const { label: operation, figure, unit } = row;
  const of = (side: keyof Pair, name: string) => median(pairs.map((pair) => pair[side][name] ?? NaN));
  const ratios = pairs.map(({ bare, quire }) => (quire[figure] ?? NaN) / (bare[figure] ?? NaN));
  const [bare, quire, ratio] = [of('bare', figure), of('quire', figure), median(ratios)];
  const hasCpu = pairs.every((pair) => 'cpu' in pair.bare && 'cpu' in pair.quire);
  return {
    operation,
    unit,
    bare,
    quire,
    ratio,
    ratios,
    ...(hasCpu ? { bareCpu: of('bare', 'cpu'), quireCpu: of('quire', 'cpu') } : {}),
    ...('least' in row
      ? { goal: `${row.least * 100} %`, isMet: ratio >= row.least }
      : { goal: `${row.most} ${unit}`, isMet: quire <= row.most }),
  };
}

/** A Markdown table, with the machine described above it. */
export function markdown({ machine, loadAtEnd, rows }: Report): string {
  const { processor, cores, memoryGigabytes, node, platform, load, at } = machine;
  return [
    `${processor}, ${cores} cores, ${memoryGigabytes} GB; Node ${node}, ${platform}; load ${load} at the start and`,
    `${loadAtEnd} at the end; ${at}`,
    '',
    '| operation | bare | Quire | ratio | goal | met |',
    '|---|---|---|---|---|---|',
    ...rows.map(line),
  ].join('\n');
}

function line({ operation, unit, bare, quire, bareCpu, quireCpu, ratio, goal, isMet }: ReportRow): string {
  const cpu = (milliseconds?: number) => (milliseconds === undefined ? '' : `, ${shown(milliseconds)} ms CPU`);
  const cells = [
    operation,
    `${shown(bare)} ${unit}${cpu(bareCpu)}`.replace(' /s', '/s'),
    `${shown(quire)} ${unit}${cpu(quireCpu)}`.replace(' /s', '/s'),
    `${(ratio * 100).toFixed(0)} %`,
    goal,
    isMet ? 'yes' : 'no',
  ];
  return `| ${cells.join(' | ')} |`;
}

const shown = (value: number) => value.toFixed(value < 10 ? 1 : 0);
