import { requireNoBody } from './body';
import type { Bucket } from './bucket';
import { copyObject } from './copying';
import { deleteObject, deleteObjects } from './deletion';
import { notImplemented, S3Error } from './errors';
import { listObjects } from './listing';
import { abortMultipartUpload, completeMultipartUpload, createMultipartUpload, uploadPart } from './multipart';
import { listMultipartUploads, listParts } from './multipartListing';
import { getObject, headObject, putObject } from './objects';
import type { Operation } from './operation';
import { requireHeeded } from './parameters';
import type { Headers, S3Request, Target } from './request';
import { listObjectVersions } from './versionListing';

type Route = { method: string; on: 'bucket' | 'object'; parameter?: string; header?: string; name: string };

/** How requests map to S3's operations; the first row that matches applies. */
const routes: Route[] = [
  { method: 'GET', on: 'object', parameter: 'uploadId', name: 'ListParts' },
  { method: 'PUT', on: 'object', parameter: 'uploadId', header: 'x-amz-copy-source', name: 'UploadPartCopy' },
  { method: 'PUT', on: 'object', parameter: 'uploadId', name: 'UploadPart' },
  { method: 'POST', on: 'object', parameter: 'uploads', name: 'CreateMultipartUpload' },
  { method: 'POST', on: 'object', parameter: 'uploadId', name: 'CompleteMultipartUpload' },
  { method: 'DELETE', on: 'object', parameter: 'uploadId', name: 'AbortMultipartUpload' },
  { method: 'GET', on: 'bucket', parameter: 'uploads', name: 'ListMultipartUploads' },
  { method: 'GET', on: 'bucket', parameter: 'versions', name: 'ListObjectVersions' },
  { method: 'GET', on: 'bucket', parameter: 'list-type', name: 'ListObjectsV2' },
  { method: 'GET', on: 'bucket', name: 'ListObjects' },
  { method: 'HEAD', on: 'bucket', name: 'HeadBucket' },
  { method: 'PUT', on: 'bucket', name: 'CreateBucket' },
  { method: 'DELETE', on: 'bucket', name: 'DeleteBucket' },
  { method: 'POST', on: 'bucket', parameter: 'delete', name: 'DeleteObjects' },
  { method: 'POST', on: 'bucket', name: 'PostObject' },
  { method: 'PUT', on: 'object', header: 'x-amz-copy-source', name: 'CopyObject' },
  { method: 'PUT', on: 'object', name: 'PutObject' },
  { method: 'GET', on: 'object', name: 'GetObject' },
  { method: 'HEAD', on: 'object', name: 'HeadObject' },
  { method: 'DELETE', on: 'object', name: 'DeleteObject' },
];

/** The operations that are implemented. */
export const operations: Partial<Record<string, Operation>> = {
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: headObject,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  ListObjectsV2: listObjects,
  ListObjectVersions: listObjectVersions,
  CopyObject: copyObject,
  CreateMultipartUpload: createMultipartUpload,
  UploadPart: uploadPart,
  ListParts: listParts,
  CompleteMultipartUpload: completeMultipartUpload,
  AbortMultipartUpload: abortMultipartUpload,
  ListMultipartUploads: listMultipartUploads,
  HeadBucket: () => Promise.resolve({}),
};

const withBody = new Set(['PutObject', 'UploadPart', 'CompleteMultipartUpload', 'DeleteObjects']);

// Parameters that address a property of the bucket or object instead of its content.
const subresources = new Set([
  'accelerate',
  'acl',
  'analytics',
  'attributes',
  'cors',
  'encryption',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'lifecycle',
  'location',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'renameObject',
  'replication',
  'requestPayment',
  'restore',
  'retention',
  'select',
  'session',
  'tagging',
  'torrent',
  'versioning',
  'website',
  'append',
  'metadataTable',
]);

/** The operation of a request. Throws and names it if it is not implemented. */
export function operationOf(request: S3Request): Operation {
  const { method, bucket, key, query, headers } = request;
  if (bucket === '') throw notImplemented('ListBuckets');
  const on = key === '' ? 'bucket' : 'object';
  const subresource = [...query.keys()].find((name) => subresources.has(name));
  if (subresource) throw notImplemented(`${method} ${on} ${subresource}`);
  const route = routes.find(
    (each) =>
      each.method === method &&
      each.on === on &&
      (each.parameter === undefined || query.has(each.parameter)) &&
      (each.header === undefined || headers[each.header] !== undefined),
  );
  if (!route) throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
  const operation = operations[route.name];
  if (!operation) throw notImplemented(route.name);
  requireHeeded(route.name, request);
  if (!withBody.has(route.name)) requireNoBody(headers);
  return operation;
}

/** A form upload from a browser is signed inside the form, so it is refused before the signature check. */
export function refuseForm(method: string, { key }: Target, headers: Headers): void {
  const isForm = headers['content-type']?.toLowerCase().startsWith('multipart/form-data') ?? false;
  if (method === 'POST' && key === '' && isForm) throw notImplemented('PostObject');
}

export function requireBucket(buckets: ReadonlyMap<string, Bucket>, name: string): Bucket {
  const bucket = buckets.get(name);
  if (bucket) return bucket;
  throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
}
