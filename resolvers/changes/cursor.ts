import { util } from '@aws-appsync/utils';
import { callerId } from '../shared/caller';
import { environment } from '../shared/context';
import type { Place } from '../shared/feedItems';
import { hasOnly } from '../shared/input';
import { fail, invalid } from '../shared/outcome';
import type { ChangeContext } from './stash';

/** A place in the caller's feed; invalid in another feed, and after the table was restored from a backup. */
export function cursorOf(ctx: ChangeContext, sequence: number): string {
  return util.base64Encode(`${environment(ctx).FEED_EPOCH} ${callerId(ctx)} ${sequence}`);
}

/** Ends the request if this is no cursor, or a cursor of another person's feed. */
export function placeOf(ctx: ChangeContext, cursor: string): Place {
  const parts = cursor.length <= longestCursor ? util.base64Decode(cursor).split(' ') : [];
  const [epoch, userId, sequence = ''] = parts;
  if (parts.length !== 3 || sequence === '' || !hasOnly('0-9', sequence) || userId !== callerId(ctx)) {
    invalid('after is not a cursor of your feed. Start again without it.', 'after');
  }
  return { isOfThisEpoch: epoch === environment(ctx).FEED_EPOCH, sequence: Number(sequence) };
}

const longestCursor = 400;

/** Some changes after this cursor are deleted, so the client must read everything anew. */
export function resetCursor(ctx: ChangeContext, end: number): never {
  const message =
    'Changes after this cursor are not kept any more. List your documents anew, and go on from the new one.';
  fail('CursorReset', message, { cursor: cursorOf(ctx, end) });
}
