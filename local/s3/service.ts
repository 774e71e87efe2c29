import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { systemClock, type Clock } from '../shared/clock';
import type { Cloud, Service } from '../shared/cloud';
import { listen } from '../http/listen';
import { openBuckets } from './bucket';
import { Exchange } from './exchange';
import { keepLifecycles } from './lifecycle';

const idleMilliseconds = 60_000;
/** Otherwise a client that sends a byte of a header now and then could keep a connection open for ever. */
const headersMilliseconds = 20_000;

/** Serves S3 with the template's buckets. It checks what S3 checks; an operation that is not implemented answers 501 with its name. */
export async function start(cloud: Cloud, clock: Clock = systemClock): Promise<Service> {
  const buckets = await openBuckets(cloud);
  const running = new Set<Promise<void>>();
  const accept = (isWaiting: boolean) => (incoming: IncomingMessage, response: ServerResponse) => {
    const answered = new Exchange({ cloud, buckets, incoming, response, isWaiting }).answer();
    running.add(answered);
    void answered.finally(() => running.delete(answered));
  };
  // A large body may take long, so only silence ends a connection.
  const server = createServer({
    requestTimeout: 0,
    headersTimeout: headersMilliseconds,
    keepAliveTimeout: idleMilliseconds,
  });
  server.timeout = idleMilliseconds;
  server.on('request', accept(false));
  server.on('checkContinue', accept(true));
  await listen(server, cloud.endpoints.s3);
  const lifecycles = keepLifecycles(buckets.values(), clock);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.all(running);
      await lifecycles.close();
    },
  };
}
