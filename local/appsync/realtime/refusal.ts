import { logFault } from '../../shared/fault';
import { HttpError } from '../errors';
import type { WireError } from '../response';

/** An error as the realtime endpoint words it; fewer keys than an answer over HTTP has. */
export type RealtimeError = { errorType?: string; message: string; errorCode?: number };

/** Why a connection or a subscription was not taken. */
export class Refusal extends Error {
  readonly errors: RealtimeError[];

  constructor(errors: (RealtimeError | WireError)[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.errors = errors.map(worded);
  }
}

export function refusal(errorType: string, message: string): Refusal {
  return new Refusal([{ errorType, message }]);
}

/** AppSync's answer to what it does not do here; `unknown` for what it cannot make out. */
export function unsupported(what: string): Refusal {
  return refusal('UnsupportedOperation', `${what} not supported through the realtime channel`);
}

/** The errors that a client gets for a failure; a bug of this runtime is logged. */
export function errorsOf(error: unknown): RealtimeError[] {
  if (error instanceof Refusal) return error.errors;
  if (error instanceof HttpError) return [{ errorType: error.errorType, message: error.message }];
  logFault('A connection or a subscription failed.', error);
  return [{ errorType: 'InternalFailure', message: 'Internal Failure' }];
}

function worded({ errorType, message, ...rest }: RealtimeError | WireError): RealtimeError {
  const code = 'errorCode' in rest ? { errorCode: rest.errorCode } : {};
  return { ...(errorType ? { errorType } : {}), message, ...code };
}
