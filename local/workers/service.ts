import type { Cloud, Service } from '../shared/cloud';
import { start as startSchedules } from '../schedules/service';
import { start as startStreams } from '../streams/service';

type WorkersService = Service & {
  /**
   * Restarts with the template's new code, or with the old code if the new is broken. Interrupted work is delivered
   * again.
   */
  reload(cloud: Cloud): Promise<void>;
};

/** Runs the functions that no request calls: those of streams and schedules. */
export async function start(cloud: Cloud): Promise<WorkersService> {
  let [running, services] = [cloud, await startAll(cloud)];
  const close = () => closeAll(services);
  return {
    close,
    async reload(changed) {
      await close();
      services = [];
      try {
        services = await startAll(changed);
        running = changed;
      } catch (error) {
        services = await startAll(running);
        throw error;
      }
    },
  };
}

/** Starts all or none: if one fails, those already running are closed again. */
async function startAll(cloud: Cloud): Promise<Service[]> {
  const outcomes = await Promise.allSettled([startStreams(cloud), startSchedules(cloud)]);
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (!failed) return started;
  await closeAll(started);
  throw failed.reason;
}

async function closeAll(services: Service[]): Promise<void> {
  await Promise.all(services.map((service) => service.close()));
}
