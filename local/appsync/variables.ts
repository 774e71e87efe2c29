import { Kind, visit, type SelectionNode } from 'graphql';
import { HttpError } from './errors';
import { folding } from './folding';
import type { Operation } from './operations';

// Ours: twice the largest body.
const mostCharacters = 2_097_152;
// Ours: a value that does not fit is worded with all the names in it, and no schema has so many.
const mostNames = 10_000;

type Uses = Map<string, number>;

/** How often each variable stands in the arguments of a selection, all fragments expanded. */
const usesOf = folding<Uses>({ nothing: new Map(), of: (node, inner) => summed([inner, ownUses(node)]), join: summed });

/** Refuses variables that come to too much where they stand: a long one may stand in a thousand places. Throws HttpError. */
export function requireModestVariables({ definition, fragments }: Operation, variables: Record<string, unknown>): void {
  if (namesIn(variables) > mostNames) throw tooCostly(`its variables have more than ${mostNames} names`);
  let characters = 0;
  for (const [name, uses] of usesOf(definition.selectionSet, fragments)) {
    if (Object.hasOwn(variables, name)) characters += uses * lengthOf(variables[name]);
  }
  if (characters <= mostCharacters) return;
  throw tooCostly(`its variables come to more than ${mostCharacters} characters`);
}

function tooCostly(why: string): HttpError {
  return new HttpError(400, 'BadRequestException', `The query is too costly: ${why}.`);
}

/** Names of all objects within, however deep. */
function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value);
  return inner.reduce<number>((sum, each) => sum + namesIn(each), Array.isArray(value) ? 0 : inner.length);
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : JSON.stringify(value).length;
}

function ownUses(node: SelectionNode): Uses {
  const uses: Uses = new Map();
  if (node.kind !== Kind.FIELD) return uses;
  for (const argument of node.arguments ?? []) {
    visit(argument, { Variable: ({ name }) => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1) });
  }
  return uses;
}

function summed(all: Uses[]): Uses {
  const sum: Uses = new Map();
  for (const uses of all) for (const [name, count] of uses) sum.set(name, (sum.get(name) ?? 0) + count);
  return sum;
}
