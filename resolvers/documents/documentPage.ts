import { util, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { DocumentView } from '../generated/types';
import { granted } from '../shared/access';
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
  return pageAnswer(ctx);
}

function listOf(view: DocumentView, userId: string): string {
  if (view === 'SHARED') return sharedWith(userId);
  return view === 'TRASH' ? trashOf(userId) : ownedBy(userId);
}
