import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { granted, grantedDocument } from '../shared/access';
import { toDocument } from '../shared/document';
import { endWithoutGrant, grantChecks } from '../shared/grantChecks';
import { advanceOf, refusedBy } from '../shared/head';
import type { DocumentItem } from '../shared/items';
import { accountMissing, busy, readOnlyDocument } from '../shared/outcome';
import { changeOf } from '../shared/save';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { creationOf } from '../shared/write';
import type { DocumentContext } from './stash';

/** Changes the name or the read-only state, which makes no new version. */
export function request(ctx: DocumentContext): DynamoDBTransactWriteItemsRequest {
  const { document, role } = grantedDocument(ctx);
  const { account } = granted(ctx);
  const name = ctx.stash.name ?? document.name;
  const isReadOnly = ctx.stash.isLock || document.isReadOnly;
  if (name === document.name && isReadOnly === document.isReadOnly) runtime.earlyReturn(toDocument(document, role));
  if (document.isReadOnly) readOnlyDocument();
  if (!account) accountMissing();
  const now = util.time.nowISO8601();
  const change = {
    name,
    isReadOnly,
    revision: document.revision + 1,
    updatedAt: now,
    updatedById: account.id,
    updatedByName: account.name,
    gsi1sk: now,
  };
  const next: DocumentItem = { ...document, ...change };
  ctx.stash.next = next;
  return transact(ctx, [
    advanceOf(document, change),
    creationOf(changeOf(next, isReadOnly ? 'UPDATED' : 'RENAMED')),
    ...grantChecks(ctx, document.id, now, isReadOnly ? 'MANAGER' : 'EDITOR'),
  ]);
}

export function response(ctx: DocumentContext): Document {
  const refused = refusals(ctx);
  const { role } = grantedDocument(ctx);
  if (!refused) return toDocument(ctx.stash.next, role);
  const [head, , grant] = refused;
  const found = head?.item as DocumentItem | undefined;
  // A save in between does not conflict with a rename, so the client may try again.
  if (found) refusedBy(found, found.version, null);
  endWithoutGrant(grant);
  busy();
}
