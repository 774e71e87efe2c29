import { randomBytes, randomUUID } from 'node:crypto';
import { createRequestHandler } from '@remix-run/express';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { wellKnownPath } from '../../desktop/endpoints';
import type { Environment } from '../app/environment';
import type { RequestContext } from '../app/requestContext';
import { contentSecurityPolicy, secretAddressHeaders, standingHeaders } from './headers';
import { refuseForeignRequests } from './originCheck';
import type { Site } from './site';
import { answerWellKnown } from './wellKnown';

/** Everything that answers a request, in the order in which it sees one. It logs no addresses: codes travel in them. */
export function createApp(environment: Environment, site: Site): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', environment.TRUSTED_PROXIES);
  app.use(onePublicHost(environment.WEB_ORIGIN));
  app.use((_request, response, next) => {
    response.set(standingHeaders(environment));
    next();
  });
  app.use('/l', (_request, response, next) => {
    response.set(secretAddressHeaders);
    next();
  });
  app.get(wellKnownPath, answerWellKnown(environment));
  app.use(compression());
  app.use(site.files);
  app.use(refuseForeignRequests(environment.WEB_ORIGIN));
  const answer = createRequestHandler({
    build: site.build,
    mode: environment.NODE_ENV,
    getLoadContext: (request, response) => openAnswer(environment, request, response),
  });
  app.all('*', (request, response, next) => void answer(request, response, next));
  return app;
}

/** Behind a proxy the names in the request are the proxy's affair; ours is configured. */
function onePublicHost(webOrigin: string): RequestHandler {
  const { host } = new URL(webOrigin);
  return (request, _response, next) => {
    request.headers.host = host;
    delete request.headers['x-forwarded-host'];
    next();
  };
}

function openAnswer(environment: Environment, request: Request, response: Response): RequestContext {
  const nonce = randomBytes(16).toString('base64');
  const requestId = randomUUID();
  response.set({
    'content-security-policy': contentSecurityPolicy(environment, nonce),
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  const setCookie = (cookie: string) => void response.append('set-cookie', cookie);
  return { nonce, requestId, address: request.ip ?? null, setCookie };
}
