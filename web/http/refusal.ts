import type { ErrorRequestHandler, Request, Response } from 'express';
import { logFault } from '../app/log.server';
import { limits } from './limits';

/** Ends a request before the app sees it. The two sentences for the person contain nothing of the request. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly sentence: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(title);
  }
}

const fault = new Refusal(
  500,
  'Something went wrong',
  'This is our fault, and it has been noted. Try again in a moment.',
);

/** The last handler: turns everything that was thrown into a page. Nothing of the request is logged. */
export const answerFailure: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const isGone = request.destroyed && !request.complete;
  const refusal = error instanceof Refusal ? error : fault;
  if (refusal === fault && !isGone) logFault(error);
  if (response.headersSent || isGone) return void response.destroy();
  refuse(request, response, refusal);
};

function refuse(request: Request, response: Response, { status, title, sentence, headers }: Refusal): void {
  response.status(status).set({ 'cache-control': 'no-store', ...headers });
  if (request.accepts(['html', 'text']) === 'html') response.type('html').send(pageOf(title, sentence));
  else response.type('text').send(`${title}. ${sentence}\n`);
  discardRest(request);
}

/** Some clients read the answer only after sending everything, so a little more is read and thrown away. */
function discardRest(request: Request): void {
  let left = limits.discarded;
  request.on('data', ({ length }: Buffer) => {
    left -= length;
    if (left < 0) request.pause();
  });
}

const pageOf = (title: string, sentence: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Quire</title>
  </head>
  <body>
    <h1>${title}</h1>
    <p>${sentence}</p>
  </body>
</html>
`;
