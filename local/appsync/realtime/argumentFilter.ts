import { isDeepStrictEqual } from 'node:util';
import { fieldValue } from './filter';

/** Every argument has to equal the event's field of that name; null stands for a field without a value. */
export function matchesArguments(payload: unknown, args: Record<string, unknown>): boolean {
  return Object.entries(args).every(([name, wanted]) => isDeepStrictEqual(fieldValue(payload, [name]), wanted));
}
