import { ApolloLink } from '@apollo/client';
import { map } from 'rxjs';
import { plain } from '../../../schema/text';

/**
 * Cleans every text in an answer for display: names of accounts, old documents and programs are chosen by others, and could hide
 * something or reverse the words around them. Other texts contain no such characters.
 */
export const plainAnswers = () => new ApolloLink((operation, forward) => forward(operation).pipe(map(plainly)));

function plainly<Value>(value: Value): Value {
  if (typeof value === 'string') return asSame<Value>(plain(value));
  if (Array.isArray(value)) return asSame<Value>(value.map(plainly));
  if (value === null || typeof value !== 'object' || value instanceof Error) return value;
  return asSame<Value>(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainly<unknown>(each)])));
}

const asSame = <Value>(value: unknown) => value as Value;
