import { Client } from '../driver/client';
import type { Load, Means, Operation } from './operation';

/** One run of a connection, its `count`th; false if the plan has no more. */
type Turn<Plan> = (client: Client, plan: Plan, connection: number, count: number) => Promise<boolean>;

type Rate<Plan> = {
  label: (documents: number) => string;
  least: number;
  prepare: (means: Means) => Promise<Plan>;
  turn: Turn<Plan>;
};

const warmUpMilliseconds = 1000;

/** Measures how often per second the operation runs, on connections that start again after each answer. */
export function rate<Plan>({ label, least, prepare, turn }: Rate<Plan>): Operation<Plan> {
  return {
    rows: (documents) => [{ label: label(documents), figure: 'perSecond', unit: '/s', least }],
    prepare,
    once: (client, plan) => turn(client, plan, 0, 0),
    async measure(plan, { graphql }, load) {
      const client = new Client(graphql, load.connections);
      const taken = await closedLoop(load, (connection, count) => turn(client, plan, connection, count));
      await client.close();
      return taken;
    },
  };
}

async function closedLoop(
  { connections, seconds }: Load,
  turn: (connection: number, count: number) => Promise<boolean>,
) {
  const begin = performance.now() + warmUpMilliseconds;
  const end = begin + seconds * 1000;
  let [attempts, done, last] = [0, 0, begin];
  const keepOn = async (connection: number) => {
    for (let count = 0; performance.now() < end; count += 1) {
      if (!(await turn(connection, count))) return;
      attempts += 1;
      if (performance.now() < begin) continue;
      done += 1;
      last = performance.now();
    }
  };
  await Promise.all(Array.from({ length: connections }, (_value, connection) => keepOn(connection)));
  return { perSecond: (done * 1000) / (last - begin), done, attempts };
}
