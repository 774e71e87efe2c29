import type { Server } from 'node:http';
import { readEnvironment, type Environment } from './app/environment';
import { logFault } from './app/log.server';
import { createApp } from './http/app';
import { createWebServer } from './http/server';
import { builtSite, developedSite } from './http/site';

const patience = 3000;

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const server = createWebServer(environment);
  const site = environment.NODE_ENV === 'development' ? await developedSite(server) : await builtSite();
  const app = createApp(environment, site);
  server.on('request', app);
  // A client that sends "Expect: 100-continue" is told to send when the body is read.
  server.on('checkContinue', app);
  // Requests share no state that a failed one could leave half done, so the server goes on.
  process.on('unhandledRejection', logFault);
  process.on('uncaughtException', logFault);
  await listen(server, environment);
  stopOnSignals(server);
  if (process.send) process.send({ type: 'ready' });
  else console.log(`Quire's web app answers at ${environment.WEB_ORIGIN}`);
}

function listen(server: Server, { HOST, PORT }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new Error(`Port ${PORT} is taken: stop what listens there, or set PORT to another.`) : error);
    });
    server.listen(PORT, HOST, resolve);
  });
}

function stopOnSignals(server: Server): void {
  const stop = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), patience).unref();
  };
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  // Ctrl-C reaches the supervisor too, which decides the order in which services stop.
  process.on('SIGINT', () => (process.send ? undefined : stop()));
}

function fail({ message }: Error): void {
  const leave = () => process.exit(1);
  if (process.send) process.send({ type: 'failed', message }, leave);
  else {
    console.error(message);
    leave();
  }
}

main().catch(fail);
