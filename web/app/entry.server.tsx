import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { logFailure } from './log.server';
import { NonceContext } from './nonce';

const patience = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce } = context;
  const page = (
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remix} url={request.url} abortDelay={patience} nonce={nonce} />
    </NonceContext.Provider>
  );
  return new Promise((resolve, reject) => {
    let finalStatus = status;
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        const body = new PassThrough();
        headers.set('content-type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        finalStatus = 500;
        logFailure(error, { request, context });
      },
    });
    setTimeout(abort, patience).unref();
  });
}

/** Everything that a loader or an action throws, except for a response, is a failure of ours. */
export function handleError(error: unknown, visit: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!visit.request.signal.aborted && !isRouteErrorResponse(error)) logFailure(error, visit);
}
