import type { Invocation } from '../lambda/invocation';
import { sequenceNumberOf, type StreamRecord } from './record';

export type FunctionError = { errorType: string; errorMessage: string };

/** The index of the first record to send again, and the reason. */
export type Failure = { from: number; error: FunctionError };

/** What Lambda concludes from a function's answer; null if the whole batch succeeded. */
export function failureOf(outcome: Invocation, records: StreamRecord[], isReportingItems: boolean): Failure | null {
  if ('error' in outcome) return { from: 0, error: outcome.error };
  if (!isReportingItems) return null;
  const failures = failuresIn(outcome.payload);
  if (failures === null) return refused('The answer is no partial batch response.');
  if (failures.length === 0) return null;
  const failed = failures.map((item) => indexOf(item, records));
  if (failed.includes(-1)) return refused('The answer names an item that is not in the batch.');
  const error = { errorType: 'BatchItemFailure', errorMessage: `${failed.length} of ${records.length} items failed.` };
  // Lambda sends everything from the first failure on again, whether reported or not.
  return { from: Math.min(...failed), error };
}

/** The reported failures; null if Lambda takes the whole batch as failed. An empty answer is a success. */
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
