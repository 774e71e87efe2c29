import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtModule } from '../../build.mjs';
import type { Figures } from '../operations/operation';
import type { Order, Outcome } from './order';

export type Driver = { measure: (order: Order) => Promise<Figures>; close: () => void };

/** Starts the process that plays the clients. */
export async function startDriver(): Promise<Driver> {
  const child = fork(await builtModule('bench/driver/process.ts'), { execArgv: [] });
  return {
    async measure(order) {
      child.send(order);
      const [outcome] = (await once(child, 'message')) as [Outcome];
      if ('failure' in outcome) throw new Error(`${order.name}: ${outcome.failure}`);
      return outcome.figures;
    },
    close: () => void child.kill(),
  };
}
