import { assembleCloud } from '../template/assemble';
import { start as startApi } from '../appsync/service';
import type { Cloud, Service } from '../shared/cloud';
import { start as startPool } from '../cognito/service';
import { drawDatabase } from '../dynamodb/address';
import { start as startDatabase } from '../dynamodb/service';
import { freePorts } from './ports';
import { start as startBucket } from '../s3/service';
import { endpointsOf } from './endpoints';
import { start as startWorkers } from '../workers/service';

/** The cloud without the web, in this process, for tests that look inside or move its clock. */
export async function startInProcess(dataDirectory: string): Promise<{ cloud: Cloud; close: () => Promise<void> }> {
  const [web = 0, graphql = 0, s3 = 0, auth = 0] = await freePorts(4);
  const cloud = await assembleCloud(dataDirectory, endpointsOf({ web, graphql, s3, auth }, await drawDatabase()));
  const services: Service[] = [];
  const starts = [startDatabase, startBucket, startPool, startApi, startWorkers];
  for (const start of starts) services.unshift(await start(cloud));
  return {
    cloud,
    async close() {
      for (const service of services) await service.close();
    },
  };
}
