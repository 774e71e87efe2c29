import type { Client } from '../driver/client';
import type { Side } from '../sides/side';

/** The addresses of the side under test, for the driver's process. */
export type Place = Pick<Side, 'graphql' | 'realtime'>;

/** The results of a round by name, such as `perSecond` and `p95`. Times are in milliseconds, sizes in megabytes. */
export type Figures = Record<string, number>;

/** A row of the table: one figure of an operation, with its goal, a share of the bare handler's figure or an absolute number. */
export type Row = { label: string; figure: string; unit: string } & ({ least: number } | { most: number });

export type Load = { connections: number; seconds: number };

export type Means = { side: Side; client: Client; round: number; connections: number; documents: number };

/** `Plan` is made in the process that started both sides, and sent to the driver's process as JSON. */
export type Operation<Plan> = {
  /** `documents` is the length of the longest list. */
  rows: (documents: number) => Row[];
  /** Prepares what a round needs. */
  prepare: (means: Means) => Promise<Plan>;
  /** Runs the operation once. */
  once: (client: Client, plan: Plan) => Promise<unknown>;
  /** Repeats the operation and checks each answer; rejects at the first wrong one. */
  measure: (plan: Plan, place: Place, load: Load) => Promise<Figures>;
};

/** Prepares once for all rounds of a side. */
export function oncePerSide<Plan>(prepare: (means: Means) => Promise<Plan>): (means: Means) => Promise<Plan> {
  const plans = new Map<string, Promise<Plan>>();
  return (means) => {
    const plan = plans.get(means.side.name) ?? prepare(means);
    plans.set(means.side.name, plan);
    return plan;
  };
}

/** Fails the run if an answer is wrong. */
export function check(isRight: boolean, sentence: string): void {
  if (!isRight) throw new Error(`A wrong answer: ${sentence}`);
}
