import { util } from '@aws-appsync/utils';
import { mostLinks } from '../../schema/limits';
import { environment } from '../shared/context';
import { documentKey } from '../shared/keys';
import { keptCondition } from './kept';
import type { LinkContext } from './stash';

/** One link more: only of a document that is there, not in the trash, and has room for it. */
export function oneMore(ctx: LinkContext, documentId: string) {
  return counted(ctx, documentId, 1, {
    expression: `${keptCondition} AND (attribute_not_exists(linkCount) OR linkCount < :most)`,
    expressionValues: util.dynamodb.toMapValues({ ':most': mostLinks }),
  });
}

/** One link less. */
export function oneLess(ctx: LinkContext, documentId: string) {
  return counted(ctx, documentId, -1, { expression: 'attribute_exists(pk)' });
}

type Condition = { expression: string; expressionValues?: Record<string, unknown> };

function counted(ctx: LinkContext, documentId: string, difference: number, condition: Condition) {
  return {
    table: environment(ctx).TABLE,
    operation: 'UpdateItem' as const,
    key: util.dynamodb.toMapValues(documentKey(documentId)),
    update: {
      expression: 'ADD linkCount :difference',
      expressionValues: util.dynamodb.toMapValues({ ':difference': difference }),
    },
    condition: { ...condition, returnValuesOnConditionCheckFailure: true },
  };
}
