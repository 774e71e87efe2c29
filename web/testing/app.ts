import { request as ask, type IncomingHttpHeaders, type OutgoingHttpHeaders, type RequestOptions } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Environment } from '../app/environment';
import { limits, type Limits } from '../http/limits';
import { environment } from './environment';
import { sourceSite } from './site';

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

type Asked = Omit<RequestOptions, 'port' | 'headers'> & { headers?: OutgoingHttpHeaders; body?: string | Buffer };

/** Starts the whole web server with these settings until the test is over; by default its addresses lead nowhere. */
export async function startApp(changed: Partial<Environment> = {}, bounds: Partial<Limits> = {}) {
  const { createApp } = await import('../http/app');
  const { createWebServer } = await import('../http/server');
  const settings = environment(changed);
  // This process has already chosen its build of React by NODE_ENV.
  const { NODE_ENV: _, ...told } = settings;
  for (const [name, value] of Object.entries(told)) process.env[name] = String(value);
  const server = createWebServer(settings, { ...limits, ...bounds });
  const app = createApp(settings, sourceSite());
  server.on('request', app).on('checkContinue', app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const { host } = new URL(settings.WEB_ORIGIN);
  return {
    port,
    /** Sends a request, by default as a page of this app would. */
    ask: ({ body, headers, ...asked }: Asked): Promise<Answer> => {
      const own = { host, origin: settings.WEB_ORIGIN, ...headers };
      return answerTo({ host: '127.0.0.1', port, ...asked, headers: own }, body);
    },
    /** Sends these exact bytes, and answers with what comes back until the server closes. */
    say: (words: string) => said(port, words),
  };
}

function answerTo(options: RequestOptions, body: string | Buffer | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = ask(options, (response) => {
      const whole = text(response);
      whole.then((text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }), reject);
    });
    request.once('error', reject);
    request.end(body);
  });
}

async function said(port: number, words: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(words, 'latin1');
  return text(socket);
}
