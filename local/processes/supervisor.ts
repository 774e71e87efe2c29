import { assembleCloud, clearAssembly, identifiersOf } from '../template/assemble';
import { ensureCertificate, trustIn, usesTls } from '../http/certificate';
import { systemClock } from '../shared/clock';
import type { Cloud, Database } from '../shared/cloud';
import { uncoveredProperties, uncoveredTypes } from '../template/coverage';
import { watchDisk } from './diskSpace';
import { drawDatabase } from '../dynamodb/address';
import { endpointsOf, publishEndpoints, type PublicEndpoints } from './endpoints';
import { environmentOf } from './environment';
import type { Ports } from './ports';
import { publish, withdrawAll } from './published';
import { serviceProcess, webProcess, type CloudProcess, type KeptProcess } from './processes';
import { loadSecrets } from '../state/secrets';
import type { Settings } from './settings';
import { claimState } from '../state/state';
import { hasWork } from '../workers/needs';

export type RunningCloud = {
  endpoints: PublicEndpoints;
  /** Reads resolvers and schema again. Rejects with a sentence if they are broken; then the old ones stay. */
  reload(): Promise<void>;
  stop(): Promise<void>;
};

export type WebMode = 'production' | 'development' | 'none';

type Options = { settings: Settings; ports: Ports; web: WebMode; onDeath: (sentence: string) => void };

/** Prepares a state for a start: only its owner may read it, and leftovers of an earlier run are removed. */
export async function prepareState({
  dataDirectory,
  usesTls,
}: Pick<Settings, 'dataDirectory' | 'usesTls'>): Promise<void> {
  claimState(dataDirectory);
  withdrawAll(dataDirectory);
  clearAssembly(dataDirectory);
  // Node reads the certificate once at its start, so it must exist before any process starts.
  if (usesTls) await ensureCertificate(dataDirectory);
}

/** Starts every service of the template and the web, each in its own process, in the order of their dependencies. */
export async function startCloud({ settings, ports, web, onDeath }: Options): Promise<RunningCloud> {
  const { dataDirectory } = settings;
  await prepareState(settings);
  const trust = settings.usesTls ? trustIn(dataDirectory) : {};
  const service = (room: Parameters<typeof serviceProcess>[0]) => serviceProcess(room, trust, onDeath);
  const rooms = {
    dynamodb: service('dynamodb'),
    s3: service('s3'),
    cognito: service('cognito'),
    appsync: service('appsync'),
  };
  const disk = watchDisk(dataDirectory, systemClock);
  const processes: KeptProcess[] = Object.values(rooms);
  const stop = async () => {
    for (const each of processes) each.leave();
    await disk.close();
    // In reverse order: callers end before the services they call.
    for (const each of [...processes].reverse()) await each.end();
    withdrawAll(dataDirectory);
  };
  try {
    const endpoints = endpointsOf(ports, await databaseOf(settings), settings);
    const cloud = await assembleCloud(dataDirectory, endpoints);
    warn(cloud);
    const workers = hasWork(cloud.template) ? service('workers') : null;
    if (workers) processes.push(workers);
    const webReady = web === 'none' ? null : startWeb(cloud, web, processes, onDeath);
    const begin = (process: CloudProcess) => process.order('start', cloud);
    await Promise.all([rooms.dynamodb.start(begin), rooms.s3.start(begin)]);
    await Promise.all([rooms.cognito.start(begin), rooms.appsync.start(begin), webReady]);
    // Started last, because the workers' functions may call the API.
    await workers?.start(begin);
    publish(dataDirectory, 'environment', environmentOf(cloud));
    return {
      endpoints: publishEndpoints(cloud),
      async reload() {
        const changed = await assembleCloud(dataDirectory, endpoints);
        await rooms.appsync.reload(changed);
        await workers?.reload(changed);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A database that the settings name is used as it is. */
async function databaseOf({ dynamodbEndpoint: named }: Settings): Promise<Database> {
  return named ? { dynamodb: named, signedDynamodb: named } : drawDatabase();
}

function startWeb(cloud: Cloud, mode: WebMode, processes: KeptProcess[], onDeath: Options['onDeath']) {
  const web = webProcess(webEnvironment(cloud, mode), onDeath);
  processes.push(web);
  const report = web.start((process) => process.hear());
  // It is awaited only after the services are up; this handler keeps an earlier failure from ending the process.
  report.catch(() => undefined);
  return report;
}

function webEnvironment(cloud: Cloud, mode: WebMode): Record<string, string> {
  const { web, graphql, realtime, s3, auth } = cloud.endpoints;
  const { webClientId, desktopClientId, apiKey } = identifiersOf(cloud.template);
  return {
    NODE_ENV: mode,
    HOST: '127.0.0.1',
    PORT: new URL(web).port,
    WEB_ORIGIN: web,
    GRAPHQL_URL: `${graphql}/graphql`,
    REALTIME_URL: `${realtime}/graphql/realtime`,
    S3_ORIGIN: s3,
    ISSUER: auth,
    AUTH_URL: auth,
    WEB_CLIENT_ID: webClientId,
    DESKTOP_CLIENT_ID: desktopClientId,
    API_KEY: apiKey,
    SESSION_SECRET: loadSecrets(cloud.dataDirectory).sessionSecret,
    ...(usesTls(cloud) && trustIn(cloud.dataDirectory)),
    ...identityIn(cloud),
  };
}

/** The credentials that AWS's clients look for. The developer's own are for another cloud, and would win otherwise. */
function identityIn({ region, credentials }: Cloud): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

function warn({ template }: Cloud) {
  const all = [...uncoveredTypes(template), ...uncoveredProperties(template)];
  if (all.length > 0) console.warn(`Not run on this machine: ${all.join('; ')}.`);
}
