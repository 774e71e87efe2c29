import { util } from '@aws-appsync/utils';
import type { ErrorType } from '../../schema/errorType';
import type { Role } from '../generated/types';
import type { StepContext } from './context';

/** Ends the request with a typed error. `message` is for the person: what happened and what to do. */
export function fail(errorType: ErrorType, message: string, errorInfo?: object): never {
  util.error(message, errorType, null, errorInfo ?? null);
}

export function invalid(message: string, field: string): never {
  fail('Invalid', message, { field });
}

/** The same words for "not there" and "not yours", so that nobody can tell them apart. */
export function documentNotFound(): never {
  fail('NotFound', 'There is no such document, or it is not shared with you.');
}

export function forbidden(role: Role): never {
  fail('Forbidden', `Your role (${role.toLowerCase()}) does not allow this. Ask the document’s owner.`);
}

export function readOnlyDocument(errorInfo?: object): never {
  fail(
    'ReadOnlyDocument',
    'This document is read-only for good. Changes can only be saved as a new document.',
    errorInfo,
  );
}

export function accountMissing(): never {
  fail('NotFound', 'Your account is not set up yet. Sign out and in again.');
}

/** What helps whoever is told Unauthorized; schema.graphql tells integrators. */
type UnauthorizedReason =
  'SIGN_IN_AGAIN' | 'SESSION_ENDED' | 'DEVICE_NOT_REGISTERED' | 'DEVICE_REVOKED' | 'PASSWORD_NEEDED' | 'PASSWORD_WRONG';

export function unauthorized(message: string, reason: UnauthorizedReason): never {
  fail('Unauthorized', message, { reason });
}

/** `retryAfter` is in seconds. */
export function busy(): never {
  fail('Busy', 'Somebody else is changing this at the same moment. Try again.', { retryAfter: 1 });
}

/** Nothing was written, and retrying at once will not help. */
function unavailable(): never {
  fail('Busy', 'Quire can keep nothing new at the moment. Try again later, or tell whoever runs it.', {
    retryAfter: 10,
  });
}

export function internalFailure(ctx: StepContext): never {
  console.error(ctx.info.parentTypeName, ctx.info.fieldName, ctx.error?.type, ctx.error?.message);
  util.error('Something went wrong on our side. Try again in a moment.');
}

/** True if the condition of a single write did not hold. */
export function isConditionFailed(ctx: StepContext): boolean {
  return (ctx.error?.type ?? '').includes('ConditionalCheckFailed');
}

const passing = ['Throttl', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded', 'TransactionConflict'];

/** True for types of failure that are temporary. */
export function isPassing(type: string): boolean {
  return passing.filter((name) => type.includes(name)).length > 0;
}

/** Ends the request if the data source failed; with `Busy` if a retry helps. */
export function requireAnswer(ctx: StepContext): void {
  if (!ctx.error) return;
  const type = ctx.error.type;
  if (isPassing(type)) busy();
  if (type.includes('ServiceUnavailable')) unavailable();
  internalFailure(ctx);
}

/** The same for a single write whose condition held when it was read: `Busy` if another write was first. */
export function requireWritten(ctx: StepContext): void {
  if (isConditionFailed(ctx)) busy();
  requireAnswer(ctx);
}
