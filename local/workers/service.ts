import type { Cloud, Service } from '../cloud';
import { start as startSchedules } from '../schedules/service';
import { start as startStreams } from '../streams/service';

type WorkersService = Service & {
  /** Starts again with the template's new code; what was cut short is delivered again. */
  reload(cloud: Cloud): Promise<void>;
};

/** What runs functions by itself, without a request: streams and schedules. */
export async function start(cloud: Cloud): Promise<WorkersService> {
  let services = await startAll(cloud);
  const close = async () => {
    await Promise.all(services.map((service) => service.close()));
  };
  return {
    close,
    async reload(changed) {
      await close();
      services = [];
      services = await startAll(changed);
    },
  };
}

function startAll(cloud: Cloud): Promise<Service[]> {
  return Promise.all([startStreams(cloud), startSchedules(cloud)]);
}
