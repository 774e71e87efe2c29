import type { Invocation } from '../lambda/invocation';
import { sequenceNumberOf, type StreamRecord } from './record';

export type FunctionError = { errorType: string; errorMessage: string };

/** The first record of the batch that is to be sent again, and why. */
export type Failure = { from: number; error: FunctionError };

/** What Lambda makes of a function's answer; null where the whole batch is done. */
export function failureOf(outcome: Invocation, records: StreamRecord[], isReportingItems: boolean): Failure | null {
  if ('error' in outcome) return { from: 0, error: outcome.error };
  if (!isReportingItems) return null;
  const failures = failuresIn(outcome.payload);
  if (failures === null) return refused('The answer is no partial batch response.');
  if (failures.length === 0) return null;
  const failed = failures.map((item) => indexOf(item, records));
  if (failed.includes(-1)) return refused('The answer names an item that is not in the batch.');
  const error = { errorType: 'BatchItemFailure', errorMessage: `${failed.length} of ${records.length} items failed.` };
  // Lambda sends again whatever follows the first failure, reported or not.
  return { from: Math.min(...failed), error };
}

/** Null for what Lambda takes for a complete failure; nothing at all is a success. */
function failuresIn(payload: unknown): unknown[] | null {
  if (payload === null || payload === undefined) return [];
  if (typeof payload !== 'object') return null;
  if (!('batchItemFailures' in payload) || payload.batchItemFailures === null) return [];
  return Array.isArray(payload.batchItemFailures) ? payload.batchItemFailures : null;
}

function indexOf(item: unknown, records: StreamRecord[]): number {
  if (typeof item !== 'object' || item === null || !('itemIdentifier' in item)) return -1;
  return records.findIndex((record) => sequenceNumberOf(record) === item.itemIdentifier);
}

function refused(errorMessage: string): Failure {
  return { from: 0, error: { errorType: 'InvalidBatchResponse', errorMessage } };
}
