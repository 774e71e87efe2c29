import { randomBytes, randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import { wellKnownPath } from '#client/endpoints';
import type { Environment } from '../app/environment';
import type { RequestContext } from '../app/requestContext';
import { visitorsAddress } from './edge';
import { takeForm } from './form';
import { contentSecurityPolicy, secretAddressHeaders, standingHeaders } from './headers';
import { refuseForeignRequests } from './originCheck';
import { answerFailure } from './refusal';
import { answerByApp } from './remix';
import type { Site } from './site';
import { readTarget } from './target';
import { answerWellKnown } from './wellKnown';

/** All request handlers, in order. Addresses are not logged, because they may contain codes. */
export function createApp(environment: Environment, site: Site): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set(standingHeaders(environment));
    next();
  });
  app.use(readTarget(environment));
  app.use('/l', (_request, response, next) => {
    response.set(secretAddressHeaders);
    next();
  });
  app.use(refuseForeignRequests(environment.WEB_ORIGIN));
  app.use(takeForm);
  app.get(wellKnownPath, answerWellKnown(environment));
  app.use(compression());
  app.use(site.files);
  app.use(answerByApp(environment, site, (request, response) => openAnswer(environment, request, response)));
  app.use(answerFailure);
  return app;
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
  return { nonce, requestId, address: visitorsAddress(request, environment), setCookie };
}
