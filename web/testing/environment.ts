import type { Environment } from '../app/environment';

/** Complete settings, whose addresses lead nowhere. */
export const environment = (changed: Partial<Environment> = {}): Environment => ({
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
  AWS_REGION: 'eu-central-1',
  EDGE_ADDRESS_HEADER: 'cloudfront-viewer-address',
  ...changed,
});
