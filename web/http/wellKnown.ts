import type { RequestHandler } from 'express';
import type { Endpoints } from '#client/endpoints';
import type { Environment } from '../app/environment';

/** Publishes the endpoints that programs need, at the one address that people know. None of them is secret. */
export function answerWellKnown(environment: Environment): RequestHandler {
  const endpoints = endpointsOf(environment);
  return (_request, response) => {
    // Any page may read it. It must not be cached, because clients read it again when a key has changed.
    response.set({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' }).json(endpoints);
  };
}

function endpointsOf(environment: Environment): Endpoints {
  return {
    web: environment.WEB_ORIGIN,
    graphql: environment.GRAPHQL_URL,
    realtime: environment.REALTIME_URL,
    issuer: environment.ISSUER,
    webClientId: environment.WEB_CLIENT_ID,
    desktopClientId: environment.DESKTOP_CLIENT_ID,
    apiKey: environment.API_KEY,
  };
}
