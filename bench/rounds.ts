import { Client } from './driver/client';
import type { Driver } from './driver/driver';
import { cpuOf, quiet } from './machine/processes';
import { operations } from './operations/all';
import type { Figures } from './operations/operation';
import type { Settings } from './settings';
import type { Side } from './sides/side';

/** One round of one operation, on both sides. */
export type Pair = { bare: Figures; quire: Figures };

export type Means = { bare: Side; quire: Side; driver: Driver; settings: Settings };

/**
 * The pairs of each operation. In each round the two sides run one right after the other, and take turns in going first, so that
 * other work on the machine affects both alike.
 */
export async function measureRounds(means: Means): Promise<Map<string, Pair[]>> {
  const { names, rounds } = means.settings;
  const pairs = new Map(names.map((name) => [name, [] as Pair[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) pairs.get(name)?.push(await measurePair(name, round, means));
  }
  return pairs;
}

async function measurePair(name: string, round: number, { bare, quire, ...means }: Means): Promise<Pair> {
  const figures = new Map<Side, Figures>();
  for (const side of round % 2 === 0 ? [bare, quire] : [quire, bare]) {
    figures.set(side, await measure(name, side, { ...means, round }));
  }
  return { bare: figures.get(bare) ?? {}, quire: figures.get(quire) ?? {} };
}

type Round = { driver: Driver; settings: Settings; round: number };

/** Adds `cpu`: the processor time per operation in milliseconds, including work that continues after the answer. */
async function measure(name: string, side: Side, { driver, settings, round }: Round): Promise<Figures> {
  const { connections, seconds, documents } = settings;
  const { graphql, realtime } = side;
  const client = new Client(graphql, connections);
  const plan = await operations[name]?.prepare({ side, client, round, connections, documents });
  await client.close();
  await quiet(side.pids());
  const before = cpuOf(side.pids());
  const load = { connections, seconds };
  const figures = await driver.measure({ name, plan, place: { graphql, realtime }, load });
  await quiet(side.pids());
  const { attempts } = figures;
  const told = { ...figures, ...(attempts ? { cpu: (cpuOf(side.pids()) - before) / attempts } : {}) };
  console.error(`round ${round + 1}, ${name}, ${side.name}: ${JSON.stringify(told)}`);
  return told;
}
