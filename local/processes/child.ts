import type { Cloud, Service } from '../shared/cloud';
import { logFault } from '../shared/fault';

/** Messages between the supervisor and the process of a service. */
type Order = { type: 'start' | 'reload'; cloud: Cloud };
export type Report = { type: 'ready' | 'reloaded' } | { type: 'failed'; message: string };

type Reloadable = Service & { reload?(cloud: Cloud): void | Promise<void> };

const rooms = {
  dynamodb: () => import('../dynamodb/service'),
  s3: () => import('../s3/service'),
  cognito: () => import('../cognito/service'),
  appsync: () => import('../appsync/service'),
  workers: () => import('../workers/service'),
};

export type Room = keyof typeof rooms;

let service: Reloadable | undefined;
// Loaded while the supervisor is still reading the template.
const room = rooms[process.argv[2] as Room]();

async function obey({ type, cloud }: Order): Promise<Report> {
  if (type === 'reload') {
    await service?.reload?.(cloud);
    return { type: 'reloaded' };
  }
  service = await (await room).start(cloud);
  return { type: 'ready' };
}

async function leave() {
  await service?.close();
  process.exit(0);
}

// Node would print the whole error, including data that it quotes.
process.on('uncaughtException', (error) => {
  logFault('A service ended over what nobody foresaw.', error);
  process.exit(1);
});
process.on('message', (order: Order) => {
  void obey(order)
    .catch((error: Error): Report => ({ type: 'failed', message: error.message }))
    .then((report) => process.send?.(report));
});
// The terminal sends Ctrl-C to every process of the group; the supervisor decides the order in which they stop.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void leave());
// A service does not outlive its supervisor, however the supervisor ended.
process.on('disconnect', () => void leave());
