import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test } from 'vitest';
import { wellKnownPath } from '../../desktop/endpoints';
import type { Environment } from '../app/environment';
import { answerWellKnown } from './wellKnown';

const environment: Environment = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: 3000,
  WEB_ORIGIN: 'https://quire.example',
  GRAPHQL_URL: 'https://api.example/graphql',
  REALTIME_URL: 'wss://realtime.example/graphql',
  S3_ORIGIN: 'https://bucket.example',
  ISSUER: 'https://issuer.example/pool',
  AUTH_URL: 'https://auth.example',
  WEB_CLIENT_ID: 'web',
  DESKTOP_CLIENT_ID: 'desktop',
  API_KEY: 'da2-key',
  SESSION_SECRET: 'a secret of more than 32 characters',
  TRUSTED_PROXIES: 0,
};

test('a program finds its way from the one address that people know, and no secret on it', async () => {
  const server = express().get(wellKnownPath, answerWellKnown(environment)).listen(0);
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://localhost:${port}/.well-known/quire.json`);
  server.close();
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    web: 'https://quire.example',
    graphql: 'https://api.example/graphql',
    realtime: 'wss://realtime.example/graphql',
    issuer: 'https://issuer.example/pool',
    webClientId: 'web',
    desktopClientId: 'desktop',
    apiKey: 'da2-key',
  });
});
