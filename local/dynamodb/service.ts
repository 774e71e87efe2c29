import { join } from 'node:path';
import type { Cloud, Service } from '../shared/cloud';
import { connectDynamo } from './client';
import { requireDatabase } from './database';
import { startEngine } from './engine';
import { startFront } from './front';
import { createTables } from './tables';
import { startTimeToLive } from './timeToLive';

/** DynamoDB with the template's tables: our own engine, or the server in DYNAMODB_ENDPOINT. */
export async function start(cloud: Cloud): Promise<Service> {
  const { dynamodb } = cloud.endpoints;
  const isOurs = dynamodb !== process.env.DYNAMODB_ENDPOINT;
  if (isOurs) requireDatabase(cloud.dataDirectory);
  const engine = isOurs ? await startEngine(join(cloud.dataDirectory, 'dynamodb'), dynamodb) : null;
  const dynamo = connectDynamo(dynamodb);
  await createTables(dynamo, cloud.template).catch((error: NodeJS.ErrnoException) => {
    if (isOurs || !error.syscall) throw error;
    throw new Error(`No DynamoDB answers at ${dynamodb} (${error.code}): start one there, or unset DYNAMODB_ENDPOINT.`);
  });
  const front = isOurs ? await startFront(cloud) : null;
  const timeToLive = startTimeToLive(dynamo, cloud.template);
  return {
    async close() {
      await front?.close();
      await timeToLive.close();
      dynamo.close();
      await engine?.close();
    },
  };
}
