import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Cloud } from '../shared/cloud';
import { resourcesOf, type Resource } from '../template/template';
import { Bytes } from './bytes';
import type { CorsRule } from './cors';
import { lifecycleRulesOf, type LifecycleRule } from './lifecycleRules';
import { ObjectStore, piecesOf } from './objectStore';
import { UploadStore } from './uploadStore';
import { isDeleteMarker, type Piece, type Versioning } from './versions';

export type Bucket = {
  name: string;
  /** S3's canonical id of the account: 64 hexadecimal digits. */
  ownerId: string;
  versioning: Versioning;
  cors: CorsRule[];
  lifecycle: LifecycleRule[];
  bytes: Bytes;
  objects: ObjectStore;
  uploads: UploadStore;
};

const lostBytes = 'restore it. npm run in-cloud -- npm run reconcile names the versions that lack their bytes.';

type Settings = Pick<Bucket, 'name' | 'ownerId' | 'versioning' | 'cors' | 'lifecycle'>;

/** The template's buckets by name, with their content from earlier runs. */
export async function openBuckets(cloud: Cloud): Promise<Map<string, Bucket>> {
  const buckets = new Map<string, Bucket>();
  for (const resource of resourcesOf(cloud.template, 'AWS::S3::Bucket')) {
    const settings = settingsOf(resource, cloud.accountId);
    buckets.set(settings.name, await openBucket(settings, join(cloud.dataDirectory, 's3', settings.name)));
  }
  return buckets;
}

async function openBucket(settings: Settings, folder: string): Promise<Bucket> {
  const bytes = await Bytes.open(join(folder, 'bytes'));
  const objects = await ObjectStore.open(join(folder, 'objects'), bytes);
  const uploads = await UploadStore.open({ uploads: join(folder, 'uploads'), parts: join(folder, 'parts') }, bytes);
  await uploads.forget(finishedUploads(objects));
  // Bytes that no record names may belong to a record that can still be restored.
  const live = [...piecesOf(objects.versions()), ...uploads.pieces()];
  if (!objects.isDamaged) await bytes.sweep(live);
  const damaged = [...bytes.damaged(live), ...bytes.blanked(objects.versions())];
  for (const file of damaged) console.error(`${file} is damaged or missing: ${lostBytes}`);
  return { ...settings, bytes, objects, uploads };
}

function finishedUploads(objects: ObjectStore): Map<string, Piece[]> {
  const finished = new Map<string, Piece[]>();
  for (const version of objects.versions()) {
    if (!isDeleteMarker(version) && version.uploadId) finished.set(version.uploadId, version.pieces);
  }
  return finished;
}

const texts = z.array(z.string());

const properties = z.object({
  // S3's own rule; it also keeps a bucket's folder inside the data folder.
  BucketName: z.string().regex(/^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  VersioningConfiguration: z.object({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  CorsConfiguration: z
    .object({
      CorsRules: z.array(
        z.object({
          AllowedOrigins: texts,
          AllowedMethods: texts,
          AllowedHeaders: texts.default([]),
          ExposedHeaders: texts.default([]),
          MaxAge: z.number().optional(),
        }),
      ),
    })
    .optional(),
  LifecycleConfiguration: z.unknown().optional(),
});

function settingsOf({ logicalId, properties: given }: Resource, accountId: string): Settings {
  const parsed = properties.safeParse(given);
  if (!parsed.success) throw new Error(`The bucket ${logicalId} cannot be served: ${z.prettifyError(parsed.error)}`);
  const { BucketName, VersioningConfiguration, CorsConfiguration, LifecycleConfiguration } = parsed.data;
  const cors = (CorsConfiguration?.CorsRules ?? []).map((rule) => ({
    allowedOrigins: rule.AllowedOrigins,
    allowedMethods: rule.AllowedMethods,
    allowedHeaders: rule.AllowedHeaders,
    exposedHeaders: rule.ExposedHeaders,
    maxAge: rule.MaxAge,
  }));
  const lifecycle = lifecycleRulesOf(logicalId, LifecycleConfiguration);
  const ownerId = createHash('sha256').update(accountId).digest('hex');
  return { name: BucketName, ownerId, versioning: VersioningConfiguration?.Status ?? 'Off', cors, lifecycle };
}
