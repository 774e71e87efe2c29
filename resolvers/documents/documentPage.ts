import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { DocumentPage, DocumentView } from '../generated/types';
import { granted } from '../shared/access';
import { toDocument } from '../shared/document';
import type { DocumentItem } from '../shared/items';
import { ownedBy, sharedWith, trashOf } from '../shared/keys';
import { pageAnswer } from '../shared/page';
import type { DocumentContext } from './stash';

/** The caller's own documents, those in the trash, or the grants of what others share with the caller. */
export function request(ctx: DocumentContext): DynamoDBQueryRequest {
  const { limit, nextToken } = ctx.stash.page;
  const list = listOf(ctx.stash.view, granted(ctx).callerId);
  return {
    operation: 'Query',
    index: 'gsi1',
    query: { expression: 'gsi1pk = :list', expressionValues: util.dynamodb.toMapValues({ ':list': list }) },
    scanIndexForward: false,
    limit,
    ...(nextToken ? { nextToken } : {}),
  };
}

export function response(ctx: DocumentContext): unknown {
  const page = pageAnswer(ctx) as Page;
  return ctx.stash.view === 'SHARED' ? page : ownPage(page);
}

type Page = { items: DocumentItem[]; nextToken: string | null };

function ownPage({ items, nextToken }: Page): DocumentPage {
  return { items: items.map((item) => toDocument(item, 'OWNER')), nextToken: nextToken ?? null };
}

function listOf(view: DocumentView, userId: string): string {
  if (view === 'SHARED') return sharedWith(userId);
  return view === 'TRASH' ? trashOf(userId) : ownedBy(userId);
}
