import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { granted, grantedDocument } from '../shared/access';
import type { StepContext } from '../shared/context';
import { toDocument } from '../shared/document';
import type { DocumentItem } from '../shared/items';
import { documentKey } from '../shared/keys';
import { accountMissing, busy, documentNotFound, fail } from '../shared/outcome';
import { changeOf } from '../shared/save';
import { refusals } from '../shared/transaction';
import { creationOf, grantChecks, updateOf } from '../shared/write';

export function request(ctx: StepContext): DynamoDBTransactWriteItemsRequest {
  const { document, role } = grantedDocument(ctx);
  const name = ctx.stash.name;
  if (!name || name === document.name) runtime.earlyReturn(toDocument(document, role));
  const { account } = granted(ctx);
  if (!account) accountMissing();
  const now = util.time.nowISO8601();
  const change = {
    name,
    revision: document.revision + 1,
    updatedAt: now,
    updatedById: account.id,
    updatedByName: account.name,
    gsi1sk: now,
  };
  const next: DocumentItem = { ...document, ...change };
  ctx.stash.next = next;
  const unchanged = {
    expression: 'revision = :revision AND isReadOnly = :no AND attribute_not_exists(trashedAt)',
    values: { ':revision': document.revision, ':no': false },
  };
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      updateOf(ctx, documentKey(document.id), change, unchanged),
      creationOf(ctx, changeOf(next, 'RENAMED')),
      ...grantChecks(ctx, document.id, now),
    ],
  };
}

export function response(ctx: StepContext): Document {
  const refused = refusals(ctx);
  if (!refused) return toDocument(ctx.stash.next, grantedDocument(ctx).role);
  const document = refused[0]?.item as DocumentItem | undefined;
  if (document?.isReadOnly) fail('ReadOnlyDocument', 'This document became read-only, so its name stays.');
  if (refused[2]) documentNotFound();
  busy();
}
