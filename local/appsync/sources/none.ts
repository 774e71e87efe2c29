import type { Source } from './source';

/** The data source that asks nobody: its answer is the request's payload. */
export const noneSource: Source = { invoke: (request) => Promise.resolve({ result: payloadOf(request) }) };

function payloadOf(request: unknown): unknown {
  if (typeof request !== 'object' || request === null || !('payload' in request)) return null;
  return request.payload ?? null;
}
