import type { Key } from './keys';

/** A DynamoDB expression; `names` and `values` are its `#` and `:` placeholders. */
export type Expression = { expression: string; names?: Record<string, string>; values?: Record<string, unknown> };

/** What must be true of the stored row. */
export type Condition = Expression;

/** Changes of a row's attributes; `add` adds to a number, starting from 0 if it is absent. */
export type Change = { set?: Record<string, unknown>; add?: Record<string, number>; remove?: string[] };

export type Update = { kind: 'update'; key: Key; change: Change; condition?: Condition };

/** One write of a transaction. A resolver's `transact` and, on Node, `commit` put it into their client's words. */
export type Write =
  | Update
  | { kind: 'put'; item: Key; condition?: Condition }
  | { kind: 'delete'; key: Key; condition?: Condition }
  | { kind: 'check'; key: Key; condition: Condition };

const isThere = { expression: 'attribute_exists(pk)' };
const isNotThere = { expression: 'attribute_not_exists(pk)' };

/** Puts a row that must not exist yet. */
export function creationOf<Item extends Key>(item: Item): Write {
  return { kind: 'put', item, condition: isNotThere };
}

/** Puts a row, replacing any that exists, if the condition holds. */
export function putOf<Item extends Key>(item: Item, condition?: Condition): Write {
  return { kind: 'put', item, condition };
}

export function updateOf(key: Key, change: Change, condition?: Condition): Update {
  return { kind: 'update', key, change, condition };
}

export function deletionOf(key: Key, condition?: Condition): Write {
  return { kind: 'delete', key, condition };
}

/** Writes nothing, but fails the transaction if the condition does not hold. */
export function checkOf(key: Key, condition: Condition): Write {
  return { kind: 'check', key, condition };
}

export const stillThere = (key: Key): Write => checkOf(key, isThere);
export const notThere = (key: Key): Write => checkOf(key, isNotThere);

/** The expression of an update. All attributes have placeholders, because some are reserved words. */
export function expressionOf(change: Change): Expression {
  const set = change.set ?? {};
  const add = change.add ?? {};
  const remove = change.remove ?? [];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const setting = Object.keys(set).map((name) => {
    names[`#${name}`] = name;
    values[`:new_${name}`] = set[name];
    return `#${name} = :new_${name}`;
  });
  const adding = Object.keys(add).map((name) => {
    names[`#${name}`] = name;
    values[`:more_${name}`] = add[name];
    return `#${name} :more_${name}`;
  });
  const removing = remove.map((name) => {
    names[`#${name}`] = name;
    return `#${name}`;
  });
  const expression = [clause('SET', setting), clause('REMOVE', removing), clause('ADD', adding)].join('').trim();
  return { expression, names, values };
}

function clause(word: string, parts: string[]): string {
  return parts.length === 0 ? '' : `${word} ${parts.join(', ')} `;
}
