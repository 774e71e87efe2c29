import { assembleCloud } from './assemble';
import { start as startApi } from './appsync/service';
import type { Cloud, Service } from './cloud';
import { start as startPool } from './cognito/service';
import { start as startDatabase } from './dynamodb/service';
import { freePort } from './ports';
import { start as startBucket } from './s3/service';
import { endpointsOf } from './endpoints';

/** The cloud without the web, in this very process: for tests that watch it from the inside or move its clock. */
export async function startInProcess(dataDirectory: string): Promise<{ cloud: Cloud; close: () => Promise<void> }> {
  const [web, graphql, s3, auth, dynamodb] = await Promise.all([1, 2, 3, 4, 5].map(() => freePort()));
  const ports = { web: web ?? 0, graphql: graphql ?? 0, s3: s3 ?? 0, auth: auth ?? 0 };
  const cloud = assembleCloud(dataDirectory, endpointsOf(ports, `http://127.0.0.1:${dynamodb}`));
  const services: Service[] = [];
  for (const start of [startDatabase, startBucket, startPool, startApi]) services.unshift(await start(cloud));
  return {
    cloud,
    async close() {
      for (const service of services) await service.close();
    },
  };
}
