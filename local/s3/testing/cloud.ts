import type { Cloud } from '../../shared/cloud';
import type { Json, Resource } from '../../template/template';

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

const abandoned = {
  Id: 'abandoned-uploads',
  Status: 'Enabled',
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 8 },
};

const lifecycle: Json = {
  Rules: [
    {
      Id: 'deleted-bytes-are-gone',
      Status: 'Enabled',
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      ExpiredObjectDeleteMarker: true,
    },
    abandoned,
  ],
};

function bucket(name: string, properties: Record<string, Json>): Resource {
  return { logicalId: name, type: 'AWS::S3::Bucket', properties: { BucketName: name, ...properties } };
}

/** A cloud with five buckets: without versions and with CORS; versioned; suspended; with one lifecycle rule; with expiring versions. */
export function cloudAt(port: number, dataDirectory: string): Cloud {
  const origin = 'http://127.0.0.1:1';
  const resources = [
    bucket('plain', { CorsConfiguration: cors }),
    bucket('versioned', { VersioningConfiguration: { Status: 'Enabled' } }),
    bucket('suspended', { VersioningConfiguration: { Status: 'Suspended' } }),
    bucket('abandoning', { LifecycleConfiguration: { Rules: [abandoned] } }),
    bucket('expiring', { VersioningConfiguration: { Status: 'Enabled' }, LifecycleConfiguration: lifecycle }),
  ];
  return {
    template: { resources, assets: {} },
    endpoints: {
      web: origin,
      graphql: origin,
      realtime: origin,
      s3: endpointOf(port),
      auth: origin,
      dynamodb: origin,
      signedDynamodb: origin,
    },
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
