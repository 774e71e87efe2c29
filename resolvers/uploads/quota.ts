import { util } from '@aws-appsync/utils';
import { mostDocuments, mostOpenUploads } from '../../schema/limits';
import { environment } from '../shared/context';
import type { UploadItem } from '../shared/items';
import { accountKey } from '../shared/keys';
import type { UploadContext } from './stash';

/** Takes an upload's bytes out of what its owner has left; the condition is the quota, of documents and open uploads too. */
export function reservationOf(ctx: UploadContext, upload: UploadItem) {
  const isOwn = upload.userId === upload.ownerId;
  const limits = [
    'bytesAvailable >= :needed',
    ...(upload.isNewDocument ? [roomForDocument] : []),
    ...(isOwn ? [roomForUpload] : []),
  ];
  return limited(
    accountUpdate(ctx, upload, {
      ':available': -upload.size,
      ':reserved': upload.size,
      ':documents': upload.isNewDocument ? 1 : 0,
      ...(isOwn ? { ':uploads': 1 } : {}),
    }),
    limits,
    {
      ':needed': upload.size,
      ...(upload.isNewDocument ? { ':mostDocuments': mostDocuments } : {}),
      ...(isOwn ? { ':mostUploads': mostOpenUploads } : {}),
    },
  );
}

/** An editor's upload is one of their own, and in the owner's room. */
export function editorsUploadOf(ctx: UploadContext, upload: UploadItem) {
  if (upload.userId === upload.ownerId) return [];
  const update = {
    table: environment(ctx).TABLE,
    operation: 'UpdateItem' as const,
    key: util.dynamodb.toMapValues(accountKey(upload.userId)),
    update: {
      expression: 'ADD openUploads :uploads',
      expressionValues: util.dynamodb.toMapValues({ ':uploads': 1 }),
    },
  };
  return [limited(update, [roomForUpload], { ':mostUploads': mostOpenUploads })];
}

/** Undoes the reservation of an upload that becomes no version. */
export function releaseOf(ctx: UploadContext, upload: UploadItem) {
  return accountUpdate(ctx, upload, {
    ':available': upload.size,
    ':reserved': -upload.size,
    ':documents': upload.isNewDocument ? -1 : 0,
  });
}

/** One document more of the upload's owner, in room that is taken already. */
export function additionOf(ctx: UploadContext, upload: UploadItem) {
  const update = accountUpdate(ctx, upload, { ':available': 0, ':reserved': 0, ':documents': 1 });
  return limited(update, [roomForDocument], { ':mostDocuments': mostDocuments });
}

export const tooManyDocuments = `A person has at most ${mostDocuments} documents. Delete some for good, then try again.`;

const roomForDocument = 'documentCount < :mostDocuments';
const roomForUpload = '(attribute_not_exists(openUploads) OR openUploads < :mostUploads)';

function limited<Update>(update: Update, limits: string[], values: Record<string, number>) {
  return {
    ...update,
    condition: {
      expression: limits.join(' AND '),
      expressionValues: util.dynamodb.toMapValues(values),
      returnValuesOnConditionCheckFailure: true,
    },
  };
}

type Difference = { ':available': number; ':reserved': number; ':documents': number; ':uploads'?: number };

function accountUpdate(ctx: UploadContext, upload: UploadItem, difference: Difference) {
  const uploads = difference[':uploads'] === undefined ? '' : ', openUploads :uploads';
  return {
    table: environment(ctx).TABLE,
    operation: 'UpdateItem' as const,
    key: util.dynamodb.toMapValues(accountKey(upload.ownerId)),
    update: {
      expression: `ADD bytesAvailable :available, bytesReserved :reserved, documentCount :documents${uploads}`,
      expressionValues: util.dynamodb.toMapValues(difference),
    },
  };
}
