import type { Client } from '../driver/client';
import type { Side } from '../sides/side';

/** What an operation is told of the side that it asks, in the driver's process. */
export type Place = Pick<Side, 'graphql' | 'realtime'>;

/** What a round has shown, by name: `perSecond`, `p95` and so on. Milliseconds and megabytes. */
export type Figures = Record<string, number>;

/** A row of the table: one figure of an operation, with its goal, a share of the bare handler's or a number of its own. */
export type Row = { label: string; figure: string; unit: string } & ({ least: number } | { most: number });

export type Load = { connections: number; seconds: number };

export type Means = { side: Side; client: Client; round: number; connections: number; documents: number };

/** `Plan` is made where both sides were started, and goes to the driver's process as JSON. */
export type Operation<Plan> = {
  /** `documents` are those of the longest list. */
  rows: (documents: number) => Row[];
  /** Makes ready what a round needs. */
  prepare: (means: Means) => Promise<Plan>;
  /** Does it a single time. */
  once: (client: Client, plan: Plan) => Promise<unknown>;
  /** Does it again and again, and checks each answer; rejects at the first that is wrong. */
  measure: (plan: Plan, place: Place, load: Load) => Promise<Figures>;
};

/** For what all rounds of a side can use. */
export function oncePerSide<Plan>(prepare: (means: Means) => Promise<Plan>): (means: Means) => Promise<Plan> {
  const plans = new Map<string, Promise<Plan>>();
  return (means) => {
    const plan = plans.get(means.side.name) ?? prepare(means);
    plans.set(means.side.name, plan);
    return plan;
  };
}

/** Fails the run over an answer that is not what was asked for. */
export function check(isRight: boolean, sentence: string): void {
  if (!isRight) throw new Error(`A wrong answer: ${sentence}`);
}
