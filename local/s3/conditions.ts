import { S3Error } from './errors';
import type { Headers } from './request';
import type { ObjectVersion } from './versions';

/** Evaluates a read's conditions in the order of RFC 9110, 13.2.2; `unchanged` means a 304. Throws if one fails. */
export function checkReadConditions(headers: Headers, object: ObjectVersion): 'proceed' | 'unchanged' {
  const {
    'if-match': match,
    'if-none-match': noneMatch,
    'if-modified-since': since,
    'if-unmodified-since': until,
  } = headers;
  if (match !== undefined && !matches(match, object)) throw preconditionFailed();
  if (match === undefined && until !== undefined && isModifiedSince(object, until)) throw preconditionFailed();
  if (noneMatch !== undefined) return matches(noneMatch, object) ? 'unchanged' : 'proceed';
  return since !== undefined && isModifiedSince(object, since) === false ? 'unchanged' : 'proceed';
}

/** Throws if a write's conditions fail for the current object. Call it under the key's lock, or the result may be outdated. */
export function checkWriteConditions(headers: Headers, current: ObjectVersion | undefined): void {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (noneMatch !== undefined && current && matches(noneMatch, current)) throw preconditionFailed();
  if (match === undefined) return;
  if (!current) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (!matches(match, current)) throw preconditionFailed();
}

/** A range applies to the state that the reader knows; for any other state, the answer is the whole object. */
export function isRangeCurrent({ 'if-range': condition }: Headers, object: ObjectVersion): boolean {
  if (condition === undefined) return true;
  return condition === quoted(object.etag) || Date.parse(condition) === seconds(object);
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}

function matches(condition: string, { etag }: ObjectVersion): boolean {
  const tags = condition.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
  return tags.includes('*') || tags.includes(etag);
}

/** Undefined if the date cannot be parsed; such a condition is ignored. */
function isModifiedSince(object: ObjectVersion, date: string): boolean | undefined {
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : seconds(object) > time;
}

/** HTTP dates have no fractions of a second. */
function seconds({ modifiedAt }: ObjectVersion): number {
  return Math.floor(Date.parse(modifiedAt) / 1000) * 1000;
}

function preconditionFailed(): S3Error {
  return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
}
