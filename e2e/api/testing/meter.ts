import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** In DynamoDB's capacity units. */
export type Spent = { reads: number; writes: number; calls: number };

export type Meter = { endpoint: string; spent: () => Spent; reset: () => void; close: () => void };

type Capacity = { CapacityUnits?: number };

/** A proxy of DynamoDB that asks each call for its consumed capacity. */
export async function openMeter(dynamodb: string): Promise<Meter> {
  let spent: Spent = { reads: 0, writes: 0, calls: 0 };
  const server = createServer((incoming, outgoing) => {
    const target = String(incoming.headers['x-amz-target']);
    const { 'content-length': _length, ...headers } = incoming.headers as Record<string, string>;
    void text(incoming).then(async (given) => {
      const body = JSON.stringify({ ...(JSON.parse(given) as object), ReturnConsumedCapacity: 'TOTAL' });
      const answer = await fetch(dynamodb, { method: 'POST', headers, body });
      const said = await answer.text();
      spent = added(spent, target, unitsIn(said));
      outgoing.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spent: () => spent,
    reset: () => void (spent = { reads: 0, writes: 0, calls: 0 }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function unitsIn(answer: string): number {
  const { ConsumedCapacity = [] } = JSON.parse(answer) as { ConsumedCapacity?: Capacity | Capacity[] };
  return [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}

function added({ reads, writes, calls }: Spent, target: string, units: number): Spent {
  const isWrite = /\.(TransactWriteItems|PutItem|UpdateItem|DeleteItem|BatchWriteItem)$/.test(target);
  return { reads: reads + (isWrite ? 0 : units), writes: writes + (isWrite ? units : 0), calls: calls + 1 };
}
