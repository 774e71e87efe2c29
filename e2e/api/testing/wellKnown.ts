import { createServer, type Server } from 'node:http';
import express from 'express';
import { wellKnownPath, type Endpoints } from '#client/endpoints';
import { answerWellKnown } from '../../../web/http/wellKnown';
import type { Bed } from './bed';

/** The endpoints of this cloud as the web app publishes them. */
export function endpointsOf({ endpoints }: Pick<Bed, 'endpoints'>): Endpoints {
  const { web, graphql, realtime, auth, webClientId, desktopClientId, apiKey } = endpoints;
  return { web, graphql, realtime, issuer: auth, webClientId, desktopClientId, apiKey };
}

/** Serves the only page of the web app that programs need. */
export async function serveWellKnown(bed: Pick<Bed, 'endpoints'>): Promise<Server> {
  const { web, graphql, realtime, issuer, webClientId, desktopClientId, apiKey } = endpointsOf(bed);
  const answer = answerWellKnown({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: Number(new URL(web).port),
    WEB_ORIGIN: web,
    GRAPHQL_URL: graphql,
    REALTIME_URL: realtime,
    S3_ORIGIN: bed.endpoints.s3,
    ISSUER: issuer,
    AUTH_URL: issuer,
    WEB_CLIENT_ID: webClientId,
    DESKTOP_CLIENT_ID: desktopClientId,
    API_KEY: apiKey,
    SESSION_SECRET: 'a secret of more than 32 characters',
    AWS_REGION: 'eu-central-1',
    EDGE_ADDRESS_HEADER: 'cloudfront-viewer-address',
  });
  const app = express().get(wellKnownPath, answer);
  const server = createServer((request, response) => void app(request, response));
  await new Promise<void>((resolve) => server.listen(Number(new URL(web).port), resolve));
  return server;
}
