import type { EventEmitter } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type Provider from 'oidc-provider';
import { promptClients } from '../http/body';
import type { Cloud, Service, Start } from '../shared/cloud';
import { connectDynamo, type Dynamo } from '../dynamodb/client';
import { endedGrantsIn } from '../state/endedGrants';
import { logFault } from '../shared/fault';
import { startFunctions, type Functions } from '../lambda/functions';
import { listen } from '../http/listen';
import { sendEmail } from '../mail/sendEmail';
import { targetIn } from '../http/target';
import { authorizeAsCognito } from './authorize';
import { plainEndpoints } from './endpoints';
import { answerErrors, guardHost, guardOrigin, reportError, reportUnlessGone, secureHeaders } from './guard';
import { journey } from './journey';
import { loadKeys } from './keys';
import { limitBodies } from './limit';
import { localTokens } from './localTokens';
import { openPool } from './pool';
import { keptRefreshTokens } from './refresh';
import { settingsOf } from './settings';
import { createTables, sweep } from './tables';
import { userInfo } from './userInfo';
import { userPoolsApi } from './userPoolsApi';

const sweepMilliseconds = 10 * 60 * 1000;

/** Runs the template's user pool with its managed login. Multi-factor sign-in (TOTP), optional on AWS, is not built. */
export const start: Start = async (cloud) => {
  const functions = startFunctions(cloud);
  const pool = await startUserPool(cloud, functions);
  return {
    async close() {
      await pool.close();
      await functions.close();
    },
  };
};

/** As `start`, with the given functions. */
export async function startUserPool(cloud: Cloud, functions: Pick<Functions, 'invoke'>): Promise<Service> {
  const settings = settingsOf(cloud);
  warnOf(settings.unsupported);
  const dynamo = connectDynamo(cloud.endpoints.dynamodb);
  await createTables(dynamo);
  const keys = await loadKeys(cloud.dataDirectory);
  const pool = openPool({ settings, keys, dynamo, functions, ended: endedGrantsIn(cloud.dataDirectory) });
  const { provider } = pool;
  provider.on('server_error', reportError);
  // The library's types leave this event out.
  (provider as EventEmitter).on('error', reportUnlessGone);
  provider.use(secureHeaders(settings));
  provider.use(answerErrors());
  provider.use(limitBodies());
  provider.use(guardHost(settings));
  provider.use(userPoolsApi());
  provider.use(guardOrigin(settings));
  provider.use(authorizeAsCognito(settings));
  provider.use(keptRefreshTokens());
  provider.use(plainEndpoints(pool));
  provider.use(journey(pool));
  provider.use(await userInfo(pool, keys));
  provider.use(localTokens(pool, cloud.adminSecret));
  provider.use(sendEmail(cloud, dynamo));
  const answer = provider.callback();
  const server = createServer(promptClients, withPath(answer));
  await listen(server, settings.issuer);
  const stopSweeping = sweepRegularly(dynamo);
  return {
    async close() {
      await closed(server);
      await stopSweeping();
      dynamo.close();
    },
  };
}

/** The library would crash the process on a URL that it cannot parse. */
function withPath(answer: ReturnType<Provider['callback']>): RequestListener {
  return (request, response) => {
    const target = targetIn(request);
    if (target === undefined) {
      response.writeHead(400, { connection: 'close' }).end();
      return;
    }
    request.url = target;
    void answer(request, response);
  };
}

function warnOf(unsupported: string[]): void {
  if (unsupported.length > 0) console.warn(`The local user pool leaves out: ${unsupported.join(', ')}.`);
}

function sweepRegularly(dynamo: Dynamo): () => Promise<void> {
  const stop = new AbortController();
  const run = () =>
    sweep(dynamo, Math.floor(Date.now() / 1000), stop.signal).catch((error: unknown) => {
      logFault('The user pool could not remove what has ended.', error);
    });
  let running = run();
  const timer = setInterval(() => {
    running = run();
  }, sweepMilliseconds);
  timer.unref();
  return () => {
    clearInterval(timer);
    stop.abort();
    return running;
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
