import type { Change, MutationPublishChangeArgs } from '../generated/types';
import type { ChangeContext } from './stash';

/** Subscribers receive the fields that the caller of this mutation selects. */
export function request(_ctx: ChangeContext): object {
  return {};
}

export function response(ctx: ChangeContext<MutationPublishChangeArgs>): Change {
  const { input } = ctx.args;
  const { recipientId, expiresAt } = input;
  const id = `${input.documentId}-${input.revision}`;
  return { ...input, id, recipientId: recipientId ?? null, expiresAt: expiresAt ?? null };
}
