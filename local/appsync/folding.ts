import { Kind, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

export type Fragments = Record<string, FragmentDefinitionNode | undefined>;

type Fold<T> = (set: SelectionSetNode | undefined, fragments: Fragments) => T;

type Rule<T> = { nothing: T; of: (node: SelectionNode, inner: T) => T; join: (parts: T[]) => T };

/** A value of selections made from their leaves up: a fragment is looked at once, however often it is spread. */
export function folding<T>({ nothing, of, join }: Rule<T>): Fold<T> {
  const known = new WeakMap<SelectionSetNode, T>();
  const fold: Fold<T> = (set, fragments) => {
    if (!set) return nothing;
    const found = known.get(set);
    if (found !== undefined) return found;
    // Validation refuses fragments that spread themselves; until then this ends the walk.
    known.set(set, nothing);
    const value = join(set.selections.map((node) => of(node, fold(innerOf(node, fragments), fragments))));
    known.set(set, value);
    return value;
  };
  return fold;
}

/** What a field, an inline fragment or a spread holds. */
export function innerOf(node: SelectionNode, fragments: Fragments): SelectionSetNode | undefined {
  return node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value]?.selectionSet : node.selectionSet;
}
