import { runtime, util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { linkKey, linkTriesKey } from '../shared/keys';
import type { LinkItem, LinkTriesItem } from './linkItems';
import { isConditionFailed, requireAnswer, unauthorized } from '../shared/outcome';
import { singleUpdateOf, updateAlone } from '../shared/transact';
import { updateOf } from '../shared/write';
import { nothingThere } from './standing';
import type { LinkContext } from './stash';

/** Clears the tries after the right password; counts a wrong one for the owner to see. */
export function request(ctx: LinkContext): DynamoDBUpdateItemRequest {
  const { link, linkTries, linkVisit, isPasswordRight } = ctx.stash;
  if (!link.passwordHash) runtime.earlyReturn(null);
  if (!isPasswordRight) return wrongPasswordOf(link);
  const claimed = (linkTries as LinkTriesItem).revision;
  return singleUpdateOf(
    linkTriesKey(link.id, linkVisit.network),
    { tries: 0 },
    { expression: 'revision >= :claimed', values: { ':claimed': claimed } },
  );
}

export function response(ctx: LinkContext): null {
  const { isPasswordRight } = ctx.stash;
  if (isConditionFailed(ctx) && !isPasswordRight) nothingThere();
  // The row of tries is deleted already, so there is nothing to clear.
  if (!isConditionFailed(ctx)) requireAnswer(ctx);
  if (!isPasswordRight) unauthorized('This is not the password. Mind capital letters.', 'PASSWORD_WRONG');
  return null;
}

function wrongPasswordOf({ documentId, id }: LinkItem): DynamoDBUpdateItemRequest {
  const change = { set: { lastWrongAt: util.time.nowISO8601() }, add: { wrongPasswords: 1 } };
  return updateAlone(updateOf(linkKey(documentId, id), change, { expression: 'attribute_exists(pk)' }));
}
