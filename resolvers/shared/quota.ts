import { util } from '@aws-appsync/utils';
import { environment, type StepContext } from './context';
import type { UploadItem } from './items';
import { accountKey } from './keys';

/** Takes an upload's bytes out of what its owner has left; the condition is the quota. */
export function reservationOf(ctx: StepContext, upload: UploadItem) {
  return {
    ...accountUpdate(ctx, upload, {
      ':available': -upload.size,
      ':reserved': upload.size,
      ':documents': upload.isNewDocument ? 1 : 0,
    }),
    condition: {
      expression: 'bytesAvailable >= :needed',
      expressionValues: util.dynamodb.toMapValues({ ':needed': upload.size }),
      returnValuesOnConditionCheckFailure: true,
    },
  };
}

/** Undoes the reservation of an upload that becomes no version. */
export function releaseOf(ctx: StepContext, upload: UploadItem) {
  return accountUpdate(ctx, upload, {
    ':available': upload.size,
    ':reserved': -upload.size,
    ':documents': upload.isNewDocument ? -1 : 0,
  });
}

/** One document more of the upload's owner, in room that is taken already. */
export function additionOf(ctx: StepContext, upload: UploadItem) {
  return accountUpdate(ctx, upload, { ':available': 0, ':reserved': 0, ':documents': 1 });
}

type Difference = { ':available': number; ':reserved': number; ':documents': number };

function accountUpdate(ctx: StepContext, upload: UploadItem, difference: Difference) {
  return {
    table: environment(ctx).TABLE,
    operation: 'UpdateItem' as const,
    key: util.dynamodb.toMapValues(accountKey(upload.ownerId)),
    update: {
      expression: 'ADD bytesAvailable :available, bytesReserved :reserved, documentCount :documents',
      expressionValues: util.dynamodb.toMapValues(difference),
    },
  };
}
