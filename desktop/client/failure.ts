import { UnreachableError } from '../reach';
import { Refusal } from '../refusal';
import { OfflineError, QuireError, UnexpectedError } from './errors';
import { fileErrorOf } from './fileErrors';
import { refusalOf } from './refusals';
import { isOfSystem } from './systemErrors';

/** The one translation of whatever was thrown within the client to what it throws. */
export function failureOf(error: unknown): Error {
  if (error instanceof QuireError || isAbort(error)) return error;
  if (error instanceof Refusal) return refusalOf(error);
  if (isUnreachable(error)) return new OfflineError(error);
  return (isOfSystem(error) && fileErrorOf(error)) || new UnexpectedError(error);
}

/** Does some work of the client, and throws what the client throws. */
export async function run<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error);
  }
}

/** Whoever asked for the work has stopped it. */
export const isAbort = (error: unknown): error is Error => error instanceof Error && error.name === 'AbortError';

/** The library that talks to the user pool wraps what fetch throws. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  return error instanceof Error && error.cause instanceof UnreachableError;
}
