import type { StepContext } from './context';
import { busy, internalFailure, isPassing, requireAnswer } from './outcome';

/** Why DynamoDB refused one item of a transaction. `item` is the stored one, if there is one. */
export type Refusal = { item: Record<string, unknown> | null };

type CancellationReason = { type?: string; item?: Record<string, unknown> | null };

type Cancelled = { cancellationReasons?: CancellationReason[] };

/**
 * Null when the transaction was carried out; else one entry per item of the request, null for those whose condition held.
 * Ends the request if it was cancelled for any reason but a failed condition.
 */
export function refusals(ctx: StepContext): (Refusal | null)[] | null {
  if (!ctx.error) return null;
  if (!ctx.error.type.includes('TransactionCanceled')) requireAnswer(ctx);
  const reasons = (ctx.result as Cancelled | null)?.cancellationReasons ?? [];
  const failed = reasons.filter((reason) => hasFailedCondition(reason));
  if (failed.length > 0) {
    return reasons.map((reason) => (hasFailedCondition(reason) ? { item: reason.item ?? null } : null));
  }
  if (reasons.filter(({ type }) => isPassing(type ?? '')).length > 0) busy();
  internalFailure(ctx);
}

function hasFailedCondition(reason: CancellationReason): boolean {
  return (reason.type ?? '').includes('ConditionalCheckFailed');
}
