import { runtime, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { uploadKey } from '../shared/keys';
import { isConditionFailed, requireAnswer } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import type { UploadContext } from './stash';

/** Keeps one multipart per upload, even for concurrent requests: all parts must be sent to the same one. */
export function request(ctx: UploadContext): DynamoDBUpdateItemRequest {
  const { upload, multipartId } = ctx.stash;
  if (!multipartId) runtime.earlyReturn(null);
  return singleUpdateOf(
    uploadKey(upload.userId, upload.id),
    { multipartId },
    {
      expression: '#state = :open AND attribute_not_exists(multipartId)',
      names: { '#state': 'state' },
      values: { ':open': 'OPEN' },
    },
  );
}

export function response(ctx: UploadContext): null {
  // Another request's multipart is kept. This one has no parts and costs nothing; the bucket's lifecycle rule removes it.
  if (!isConditionFailed(ctx)) requireAnswer(ctx);
  return null;
}
