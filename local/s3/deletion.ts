import { z } from 'zod';
import { receiveText } from './body';
import type { Bucket } from './bucket';
import { checkWriteConditions } from './conditions';
import { invalidArgument, S3Error } from './errors';
import type { Call, Reply } from './operation';
import type { Headers } from './request';
import {
  findCurrent,
  isDeleteMarker,
  newVersionId,
  nullVersion,
  requireVersionId,
  withVersion,
  type DeleteMarker,
  type Version,
} from './versions';
import { parseXml, type Xml } from './xml';

const maxBody = 2 * 2 ** 20;

export async function deleteObject({ request, bucket }: Call): Promise<Reply> {
  const { key, query, headers } = request;
  const version = await remove(bucket, key, query.get('versionId'), headers);
  if (!version || bucket.versioning === 'Off') return { status: 204 };
  const marker = isDeleteMarker(version) && { 'x-amz-delete-marker': 'true' };
  return { status: 204, headers: { 'x-amz-version-id': version.versionId, ...marker } };
}

export async function deleteObjects({ request, bucket }: Call): Promise<Reply> {
  const { Delete } = parseXml(await receiveText(request, maxBody), deletion, ['Object']);
  const results: Xml[] = [];
  for (const each of Delete.Object) {
    const result = await deleteOne(bucket, each);
    if (Delete.Quiet !== 'true' || result[0] === 'Error') results.push(result);
  }
  return { xml: ['DeleteResult', results] };
}

const deletion = z.object({
  Delete: z.strictObject({
    Object: z
      .array(z.strictObject({ Key: z.string().min(1), VersionId: z.string().optional() }))
      .min(1)
      .max(1000),
    Quiet: z.enum(['true', 'false']).optional(),
  }),
});

async function deleteOne(bucket: Bucket, { Key, VersionId }: { Key: string; VersionId?: string }): Promise<Xml> {
  const named: Xml[] = [['Key', Key], ...(VersionId ? [['VersionId', VersionId] satisfies Xml] : [])];
  try {
    const version = await remove(bucket, Key, VersionId, {});
    if (!version || !isDeleteMarker(version)) return ['Deleted', named];
    return ['Deleted', [...named, ['DeleteMarker', true], ['DeleteMarkerVersionId', version.versionId]]];
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    return ['Error', [...named, ['Code', error.code], ['Message', error.message]]];
  }
}

/** Answers with the version that was deleted for good, or with the delete marker that now hides the current one. */
async function remove(
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  headers: Headers,
): Promise<Version | undefined> {
  requireVersionId(versionId);
  if (versionId !== undefined && headers['if-match']) throw invalidArgument('A condition needs the current version.');
  if (versionId === undefined && bucket.versioning !== 'Off') return hide(bucket, key, headers);
  let version: Version | undefined;
  await bucket.objects.update(key, (versions) => {
    if (versionId === undefined) checkWriteConditions(headers, findCurrent(versions));
    version = versions.find((each) => each.versionId === (versionId ?? nullVersion));
    return versions.filter((each) => each !== version);
  });
  return version;
}

async function hide(bucket: Bucket, key: string, headers: Headers): Promise<DeleteMarker> {
  const version: DeleteMarker = {
    versionId: newVersionId(bucket.versioning),
    modifiedAt: new Date().toISOString(),
    isDeleteMarker: true,
  };
  await bucket.objects.update(key, (versions) => {
    checkWriteConditions(headers, findCurrent(versions));
    return withVersion(versions, version);
  });
  return version;
}
