import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test } from 'vitest';
import { wellKnownPath } from '#client/endpoints';
import { environment } from '../testing/environment';
import { answerWellKnown } from './wellKnown';

test('a program finds its way from the one address that people know, and no secret on it', async () => {
  const server = express().get(wellKnownPath, answerWellKnown(environment())).listen(0);
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
