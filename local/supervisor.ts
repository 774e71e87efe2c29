import { rmSync, writeFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { assembleCloud, identifiersOf } from './assemble';
import type { Cloud, Endpoints } from './cloud';
import { uncoveredTypes } from './coverage';
import { freePort, type Ports } from './ports';
import { serviceProcess, webProcess, type CloudProcess } from './processes';
import { loadSecrets } from './secrets';
import type { Settings } from './settings';

export type RunningCloud = {
  endpoints: PublicEndpoints;
  /** Reads resolvers and schema again. Rejects with a sentence where they are broken; the old ones stay. */
  reload(): Promise<void>;
  stop(): Promise<void>;
};

export type PublicEndpoints = ReturnType<typeof publicEndpoints>;

type Options = { settings: Settings; ports: Ports; isDev: boolean; onDeath: (sentence: string) => void };

/** Starts every service of the template and the web, each in a process of its own, in the order of their needs. */
export async function startCloud({ settings, ports, isDev, onDeath }: Options): Promise<RunningCloud> {
  const { dataDirectory } = settings;
  rmSync(join(dataDirectory, 'endpoints.json'), { force: true });
  const rooms = (['dynamodb', 's3', 'cognito', 'appsync'] as const).map((room) => serviceProcess(room, onDeath));
  const [dynamodb, s3, cognito, appsync] = rooms as [CloudProcess, CloudProcess, CloudProcess, CloudProcess];
  const processes = [...rooms];
  const stop = async () => {
    // Backwards: who asks goes before who answers.
    for (const each of [...processes].reverse()) await each.end();
    rmSync(join(dataDirectory, 'endpoints.json'), { force: true });
  };
  try {
    const engine = settings.dynamodbEndpoint ?? `http://127.0.0.1:${await freePort()}`;
    const endpoints = endpointsOf(ports, engine);
    const cloud = assembleCloud(dataDirectory, endpoints);
    warn(cloud);
    const web = webProcess(webEnvironment(cloud, isDev), onDeath);
    processes.push(web);
    const webReady = web.hear();
    await Promise.all([dynamodb.order('start', cloud), s3.order('start', cloud)]);
    await Promise.all([cognito.order('start', cloud), appsync.order('start', cloud), webReady]);
    const found = publicEndpoints(cloud);
    publish(dataDirectory, found);
    return {
      endpoints: found,
      reload: async () => void (await appsync.order('reload', assembleCloud(dataDirectory, endpoints))),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

export function endpointsOf(ports: Ports, dynamodb: string): Endpoints {
  return {
    web: `http://localhost:${ports.web}`,
    graphql: `http://localhost:${ports.graphql}`,
    realtime: `ws://localhost:${ports.graphql}`,
    // An address and no name: the AWS SDK then puts the bucket into the path.
    s3: `http://127.0.0.1:${ports.s3}`,
    auth: `http://localhost:${ports.auth}`,
    dynamodb,
  };
}

function publicEndpoints({ endpoints, region, template }: Cloud) {
  const { web, graphql, realtime, s3, auth } = endpoints;
  return {
    web,
    graphql: `${graphql}/graphql`,
    realtime: `${realtime}/graphql/realtime`,
    ...{ s3, auth, region },
    ...identifiersOf(template),
  };
}

function webEnvironment(cloud: Cloud, isDev: boolean): Record<string, string> {
  const { web, graphql, s3, auth } = cloud.endpoints;
  return {
    NODE_ENV: isDev ? 'development' : 'production',
    HOST: '127.0.0.1',
    PORT: new URL(web).port,
    WEB_ORIGIN: web,
    GRAPHQL_URL: `${graphql}/graphql`,
    S3_ORIGIN: s3,
    ISSUER: auth,
    AUTH_URL: auth,
    WEB_CLIENT_ID: identifiersOf(cloud.template).webClientId,
    SESSION_SECRET: loadSecrets(cloud.dataDirectory).sessionSecret,
  };
}

function warn({ template }: Cloud) {
  const types = uncoveredTypes(template);
  if (types.length > 0) console.warn(`Not run on this machine: ${types.join(', ')}.`);
}

/** Whole or not at all: scripts wait for this file. */
function publish(dataDirectory: string, endpoints: PublicEndpoints) {
  const file = join(dataDirectory, 'endpoints.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(endpoints, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
