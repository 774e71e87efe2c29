import { expect, test } from 'vitest';
import { readEnvironment } from './environment';

const complete = {
  WEB_ORIGIN: 'http://localhost:3000',
  GRAPHQL_URL: 'http://localhost:3001/graphql',
  REALTIME_URL: 'ws://localhost:3001/graphql/realtime',
  S3_ORIGIN: 'http://127.0.0.1:3002',
  ISSUER: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_pool',
  AUTH_URL: 'http://localhost:3003',
  WEB_CLIENT_ID: 'client',
  DESKTOP_CLIENT_ID: 'desktop',
  API_KEY: 'da2-key',
  SESSION_SECRET: 'a secret of more than 32 characters',
  AWS_REGION: 'eu-central-1',
};

test('a complete environment is read, and listens on this machine only unless told otherwise', () => {
  expect(readEnvironment({ ...complete, PORT: '4000' })).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 4000,
    EDGE_ADDRESS_HEADER: 'cloudfront-viewer-address',
  });
});

test.each([
  ['a missing variable', { WEB_CLIENT_ID: undefined }, 'WEB_CLIENT_ID'],
  ['an origin with a path', { WEB_ORIGIN: 'http://localhost:3000/app' }, 'WEB_ORIGIN'],
  ['an origin with a slash at the end', { S3_ORIGIN: 'http://127.0.0.1:3002/' }, 'S3_ORIGIN'],
  ['a short secret', { SESSION_SECRET: 'short' }, 'SESSION_SECRET'],
  ['a port that is none', { PORT: 'http' }, 'PORT'],
  ['a short secret of the edge', { EDGE_SECRET: 'short' }, 'EDGE_SECRET'],
  ['a missing region', { AWS_REGION: undefined }, 'AWS_REGION'],
])('%s is named in one sentence', (_case, wrong, name) => {
  expect(() => readEnvironment({ ...complete, ...wrong })).toThrow(
    new RegExp(`^The web server cannot start: .*${name}`),
  );
});

test('a missing variable is called missing', () => {
  expect(() => readEnvironment({ ...complete, ISSUER: undefined })).toThrow('set ISSUER (missing).');
});

test('a secret that is too short is not shown', () => {
  expect(() => readEnvironment({ ...complete, SESSION_SECRET: 'hunter2' })).not.toThrow('hunter2');
});
