import { operations } from '../operations/all';
import type { Order, Outcome } from './order';

// Runs in its own process, so that the client's work does not slow down either side.
process.on('message', (order: Order) => {
  void obey(order).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit());

async function obey({ name, plan, place, load }: Order): Promise<Outcome> {
  try {
    return { figures: (await operations[name]?.measure(plan, place, load)) ?? {} };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
