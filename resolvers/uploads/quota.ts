import { mostDocuments, mostOpenUploads } from '../../schema/limits';
import { accountUpdate } from '../shared/accountFigures';
import type { UploadItem } from '../shared/items';
import type { Condition, Write } from '../shared/write';

/** Reserves an upload's bytes in the owner's account; the condition checks the limits of bytes, documents and uploads. */
export function reservationOf(upload: UploadItem): Write {
  const { userId, ownerId, size, isNewDocument } = upload;
  const isOwn = userId === ownerId;
  const difference = {
    bytesAvailable: -size,
    bytesReserved: size,
    documentCount: isNewDocument ? 1 : 0,
    ...(isOwn ? { openUploads: 1 } : {}),
  };
  const room = { expression: 'bytesAvailable >= :needed', values: { ':needed': size } };
  return accountUpdate(
    ownerId,
    difference,
    allOf([room, ...(isNewDocument ? [roomForDocument] : []), ...(isOwn ? [roomForUpload] : [])]),
  );
}

/** An editor's upload counts as the editor's own, but uses the owner's quota. */
export function editorsUploadOf({ userId, ownerId }: UploadItem): Write[] {
  return userId === ownerId ? [] : [accountUpdate(userId, { openUploads: 1 }, roomForUpload)];
}

/** Counts one more document of the upload's owner; its bytes are reserved already. */
export function additionOf({ ownerId }: UploadItem): Write {
  return accountUpdate(ownerId, { documentCount: 1 }, roomForDocument);
}

export const tooManyDocuments = `A person has at most ${mostDocuments} documents. Delete some for good, then try again.`;

const roomForDocument: Condition = {
  expression: 'documentCount < :mostDocuments',
  values: { ':mostDocuments': mostDocuments },
};
const roomForUpload: Condition = {
  expression: '(attribute_not_exists(openUploads) OR openUploads < :mostUploads)',
  values: { ':mostUploads': mostOpenUploads },
};

function allOf(conditions: Condition[]): Condition {
  return {
    expression: conditions.map(({ expression }) => expression).join(' AND '),
    values: conditions.reduce((all, { values }) => ({ ...all, ...values }), {}),
  };
}
