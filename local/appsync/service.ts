import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { promptClients } from '../http/body';
import { readCertificate, usesTls } from '../http/certificate';
import type { Cloud, Service } from '../shared/cloud';
import { connectDynamo, type Dynamo } from '../dynamodb/client';
import { logFault } from '../shared/fault';
import { printFaults, readFaults } from './sources/faults';
import { startFunctions } from '../lambda/functions';
import { listen } from '../http/listen';
import { Generation } from './generation';
import { respond } from './http';
import { attachRealtime } from './realtime/endpoint';
import { Hub } from './realtime/hub';
import { faulty } from './sources/faulty';

export type ApiService = Service & {
  /** Takes over the template's new code. Throws the sentence for broken code, and the old code goes on. */
  reload(cloud: Cloud): void;
};

// A client whose connection ends while it asks cannot know whether it was heard: Node's own 5 seconds are too few.
const idleMilliseconds = 60_000;

// "Service restart": clients come back, and find the new code.
const restarted = 1012;

/** The GraphQL API of the template at the path /graphql, and what it publishes at /graphql/realtime. */
export async function start(cloud: Cloud): Promise<ApiService> {
  const dynamo = connect(cloud.endpoints.dynamodb);
  const hub = new Hub();
  const generationOf = (given: Cloud) => new Generation(given, startFunctions(given), { dynamo, hub });
  let current = generationOf(cloud);
  const server = serverOf(cloud, (request, response) => {
    current.use((api) => respond(api, request, response)).catch(logFailure);
  });
  server.keepAliveTimeout = idleMilliseconds;
  const realtime = attachRealtime(server, { hub, use: (work) => current.use(work) });
  await listen(server, cloud.endpoints.graphql);
  return {
    reload(changed) {
      const next = generationOf(changed);
      const before = current;
      current = next;
      before.retire().catch(logFailure);
      realtime.disconnect(restarted);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      realtime.close();
      server.closeIdleConnections();
      await closed;
      await current.retire();
      dynamo.close();
    },
  };
}

const logFailure = (error: unknown) => logFault('The API failed.', error);

function serverOf(cloud: Cloud, answer: RequestListener): Server | TlsServer {
  if (!usesTls(cloud)) return createServer(promptClients, answer);
  return createTlsServer({ ...promptClients, ...readCertificate(cloud.dataDirectory) }, answer);
}

function connect(endpoint: string): Dynamo {
  const faults = readFaults();
  if (!faults) return connectDynamo(endpoint);
  console.warn(`Calls to DynamoDB fail on purpose: QUIRE_FAULTS=${printFaults(faults)}`);
  return faulty(connectDynamo(endpoint), faults);
}
