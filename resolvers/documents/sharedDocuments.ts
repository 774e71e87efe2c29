import { runtime, util, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import type { Document, DocumentPage } from '../generated/types';
import { granted } from '../shared/access';
import { batchFound, laggingBatchGet, nameOf, type Found } from '../shared/batch';
import { isHidden, roleOf } from '../shared/can';
import { toDocument } from '../shared/document';
import type { DocumentItem } from '../shared/items';
import { documentIdOf, documentKey, grantKey, type Key } from '../shared/keys';
import type { GrantItem } from '../shared/shareItems';
import type { DocumentContext } from './stash';

type Page = { items: Key[]; nextToken: string | null };

/**
 * Reads the documents of a page of grants, and the grants of the managers who gave some of them. Lists may lag
 * as their index does; opening a document checks access again.
 */
export function request(ctx: DocumentContext): DynamoDBBatchGetItemRequest {
  const page = ctx.prev.result as Page;
  if (ctx.stash.view !== 'SHARED') runtime.earlyReturn(page);
  if (page.items.length === 0) runtime.earlyReturn({ items: [], nextToken: page.nextToken ?? null });
  const keys = (page.items as GrantItem[]).flatMap((grant) => {
    const documentId = documentIdOf(grant);
    const giver = grant.givenById ? [grantKey(documentId, grant.givenById)] : [];
    return [documentKey(documentId), ...giver];
  });
  return laggingBatchGet(ctx, keys);
}

export function response(ctx: DocumentContext): DocumentPage {
  const { items, nextToken } = ctx.prev.result as Page;
  const found = batchFound(ctx);
  const now = util.time.nowISO8601();
  return {
    items: (items as GrantItem[]).flatMap((grant) => shownBy(ctx, grant, found, now)),
    nextToken: nextToken ?? null,
  };
}

/** Leaves out documents that the caller could not open. */
function shownBy(ctx: DocumentContext, grant: GrantItem, found: Found, now: string): Document[] {
  const documentId = documentIdOf(grant);
  const document = found[nameOf(documentKey(documentId))] as DocumentItem | undefined;
  const giver = (found[nameOf(grantKey(documentId, grant.givenById ?? ''))] as GrantItem | undefined) ?? null;
  if (!document || document.deletedAt) return [];
  const role = roleOf({ document, grant, giver }, granted(ctx).callerId, now);
  return role && !isHidden(document, role, 'READ') ? [toDocument(document, role)] : [];
}
