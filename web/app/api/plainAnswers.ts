import { ApolloLink } from '@apollo/client';
import { map } from 'rxjs';
import { plain } from '../../../schema/text';

/**
 * Every text of an answer as it may be shown: names of accounts, old documents and programs come from others, and could hide
 * something or turn the words around them. What is no such text has nothing of the kind in it.
 */
export const plainAnswers = () => new ApolloLink((operation, forward) => forward(operation).pipe(map(plainly)));

function plainly<Value>(value: Value): Value {
  if (typeof value === 'string') return asSame<Value>(plain(value));
  if (Array.isArray(value)) return asSame<Value>(value.map(plainly));
  if (value === null || typeof value !== 'object' || value instanceof Error) return value;
  return asSame<Value>(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainly<unknown>(each)])));
}

const asSame = <Value>(value: unknown) => value as Value;
