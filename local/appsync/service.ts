import { createServer } from 'node:http';
import type { Cloud, Service } from '../cloud';
import { connectDynamo, type Dynamo } from '../dynamodb/client';
import { printFaults, readFaults } from '../faults';
import { startFunctions } from '../lambda/functions';
import { Generation } from './generation';
import { respond } from './http';
import { faulty } from './sources/faulty';

export type ApiService = Service & {
  /** Takes over the template's new code. Throws the sentence for broken code, and the old code goes on. */
  reload(cloud: Cloud): void;
};

/** The GraphQL API of the template, at the path /graphql. Realtime will take the server's `upgrade` event. */
export async function start(cloud: Cloud): Promise<ApiService> {
  const dynamo = connect(cloud.endpoints.dynamodb);
  const generationOf = (given: Cloud) => new Generation(given, startFunctions(given), dynamo);
  let current = generationOf(cloud);
  const server = createServer((request, response) => {
    current.use((api) => respond(api, request, response)).catch(console.error);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(new URL(cloud.endpoints.graphql).port), '127.0.0.1', resolve);
  });
  return {
    reload(changed) {
      const next = generationOf(changed);
      const before = current;
      current = next;
      before.retire().catch(console.error);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closed;
      await current.retire();
      dynamo.close();
    },
  };
}

function connect(endpoint: string): Dynamo {
  const faults = readFaults();
  if (!faults) return connectDynamo(endpoint);
  console.warn(`Calls to DynamoDB fail on purpose: QUIRE_FAULTS=${printFaults(faults)}`);
  return faulty(connectDynamo(endpoint), faults);
}
