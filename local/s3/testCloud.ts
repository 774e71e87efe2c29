import type { Cloud } from '../cloud';
import type { Json, Resource } from '../template';

export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
export const region = 'eu-west-1';

/** The page that the buckets' CORS rule allows. */
export const pageOrigin = 'http://localhost:3000';

const cors = {
  CorsRules: [
    {
      AllowedHeaders: ['content-type', 'x-amz-checksum-sha256', 'if-none-match'],
      AllowedMethods: ['GET', 'PUT'],
      AllowedOrigins: [pageOrigin],
      ExposedHeaders: ['ETag'],
      MaxAge: 3000,
    },
  ],
};

function bucket(name: string, properties: Record<string, Json>): Resource {
  return { logicalId: name, type: 'AWS::S3::Bucket', properties: { BucketName: name, ...properties } };
}

/** Three buckets: one without versions and with a CORS rule, one that keeps versions, one that stopped to keep them. */
export function cloudAt(port: number, dataDirectory: string): Cloud {
  const origin = 'http://127.0.0.1:1';
  const resources = [
    bucket('plain', { CorsConfiguration: cors }),
    bucket('versioned', { VersioningConfiguration: { Status: 'Enabled' } }),
    bucket('suspended', { VersioningConfiguration: { Status: 'Suspended' } }),
  ];
  return {
    template: { resources, assets: {} },
    endpoints: { web: origin, graphql: origin, realtime: origin, s3: endpointOf(port), auth: origin, dynamodb: origin },
    region,
    accountId: '000000000000',
    dataDirectory,
    credentials,
    adminSecret: '',
  };
}

export function endpointOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
