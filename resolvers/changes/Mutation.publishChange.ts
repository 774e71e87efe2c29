import type { Change, MutationPublishChangeArgs } from '../generated/types';
import type { StepContext } from '../shared/context';

/** Subscribers are sent what its caller selects of the answer. */
export function request(_ctx: StepContext): object {
  return {};
}

export function response(ctx: StepContext<MutationPublishChangeArgs>): Change {
  const { input } = ctx.args;
  const { recipientId, expiresAt } = input;
  const id = `${input.documentId}-${input.revision}`;
  return { ...input, id, recipientId: recipientId ?? null, expiresAt: expiresAt ?? null };
}
