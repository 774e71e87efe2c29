import { util } from '@aws-appsync/utils';
import { callerId } from '../shared/caller';
import { environment } from '../shared/context';
import type { Place } from '../shared/feedItems';
import { hasOnly } from '../shared/input';
import { fail, invalid } from '../shared/outcome';
import type { ChangeContext } from './stash';

/** A place in the caller's feed. It is worth nothing in another feed, nor in this one once the table was put back. */
export function cursorOf(ctx: ChangeContext, sequence: number): string {
  return util.base64Encode(`${environment(ctx).FEED_EPOCH} ${callerId(ctx)} ${sequence}`);
}

/** Ends the request when it is no cursor, or one of somebody else's feed. */
export function placeOf(ctx: ChangeContext, cursor: string): Place {
  const parts = cursor.length <= longestCursor ? util.base64Decode(cursor).split(' ') : [];
  const [epoch, userId, sequence = ''] = parts;
  if (parts.length !== 3 || sequence === '' || !hasOnly('0-9', sequence) || userId !== callerId(ctx)) {
    invalid('after is not a cursor of your feed. Start again without it.', 'after');
  }
  return { isOfThisEpoch: epoch === environment(ctx).FEED_EPOCH, sequence: Number(sequence) };
}

const longestCursor = 400;

/** Not every change behind this cursor is kept: the client cannot know what it has missed. */
export function resetCursor(ctx: ChangeContext, end: number): never {
  const message =
    'Changes after this cursor are not kept any more. List your documents anew, and go on from the new one.';
  fail('CursorReset', message, { cursor: cursorOf(ctx, end) });
}
