import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud, Database, Service } from '../../shared/cloud';
import { drawDatabase } from '../../dynamodb/address';
import { startEngine } from '../../dynamodb/engine';
import type { Invocation } from '../../lambda/invocation';
import { freePort } from '../../processes/ports';
import type { Template } from '../../template/template';
import { startUserPool } from '../service';
import { templateOf, type Changes } from './template';

export const adminSecret = 'the-secret-of-this-cloud';
type TriggerEvent = {
  triggerSource: string;
  userName: string;
  callerContext: { clientId: string };
  request: { userAttributes: Record<string, string> };
};
/** A user pool with its own database. Calls of triggers are recorded and answered by `answer`. */
export type World = {
  cloud: Cloud;
  issuer: string;
  events: { function: string; event: TriggerEvent }[];
  answer: () => Invocation;
  restart(): Promise<void>;
  close(): Promise<void>;
};

export async function startWorld(changes: Changes = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'user-pool-'));
  const [auth, database] = [await freePort(), await drawDatabase()];
  const engine = await startEngine(join(folder, 'dynamodb'), database.dynamodb);
  const cloud = poolCloud(auth, database, folder, templateOf(changes));
  const start = () => startUserPool(cloud, functions);
  const functions = {
    invoke(name: string, event: unknown) {
      world.events.push({ function: name, event: event as TriggerEvent });
      return Promise.resolve(world.answer());
    },
  };
  const world: World = {
    cloud,
    issuer: cloud.endpoints.auth,
    events: [],
    answer: () => ({ payload: null }),
    async restart() {
      await pool.close();
      pool = await start();
    },
    async close() {
      await pool.close();
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
  let pool: Service = await start();
  return world;
}

function poolCloud(auth: number, database: Database, dataDirectory: string, template: Template): Cloud {
  const elsewhere = 'http://localhost:9';
  return {
    template,
    endpoints: {
      web: elsewhere,
      graphql: elsewhere,
      realtime: elsewhere,
      s3: elsewhere,
      auth: `http://localhost:${auth}`,
      ...database,
    },
    region: 'eu-west-1',
    accountId: '123456789012',
    dataDirectory,
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    adminSecret,
  };
}
