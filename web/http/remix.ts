import { createRequestHandler, writeReadableStreamToWritable, type AppLoadContext } from '@remix-run/node';
import type { Request, RequestHandler, Response } from 'express';
import type { Environment } from '../app/environment';
import { bodyOf } from './form';
import type { Site } from './site';

type OpenAnswer = (request: Request, response: Response) => AppLoadContext;

/** Passes requests to the app, with the bodies that were read before, and its answers back. */
export function answerByApp({ WEB_ORIGIN, NODE_ENV }: Environment, site: Site, openAnswer: OpenAnswer): RequestHandler {
  const answer = createRequestHandler(site.build, NODE_ENV);
  return (request, response, next) => {
    const context = openAnswer(request, response);
    answer(webRequestOf(WEB_ORIGIN, request, response), context)
      .then((answered) => send(answered, response))
      .catch(next);
  };
}

function webRequestOf(webOrigin: string, request: Request, response: Response): globalThis.Request {
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headers)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  const body = bodyOf(request);
  const init = { method: request.method, headers, signal: leaving.signal, ...(body && { body: new Uint8Array(body) }) };
  return new globalThis.Request(webOrigin + request.url, init);
}

async function send(answer: globalThis.Response, response: Response): Promise<void> {
  response.status(answer.status);
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') response.append(name, value);
    else response.set(name, value);
  }
  if (answer.body) await writeReadableStreamToWritable(answer.body, response);
  else response.end();
}
