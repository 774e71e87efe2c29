import type { RequestHandler } from 'express';
import type { Endpoints } from '#client/endpoints';
import type { Environment } from '../app/environment';

/** Where programs find everything they need to begin, from the one address that people know. Nothing of it is secret. */
export function answerWellKnown(environment: Environment): RequestHandler {
  const endpoints = endpointsOf(environment);
  return (_request, response) => {
    // Any page may read it. Clients read it again when a key has changed, so nobody keeps it.
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
