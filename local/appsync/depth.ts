import {
  Kind,
  type DocumentNode,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** The levels of fields in an operation: `{ a { b } }` has two. */
export function depthOf(operation: OperationDefinitionNode, document: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const known = new Map<SelectionSetNode, number>();
  const depth = (set: SelectionSetNode | undefined): number => {
    if (!set) return 0;
    const found = known.get(set);
    if (found !== undefined) return found;
    // Validation refuses fragments that spread themselves; until then this ends the walk.
    known.set(set, 0);
    const depths = set.selections.map((node) => {
      if (node.kind === Kind.FIELD) return 1 + depth(node.selectionSet);
      return depth(node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value));
    });
    known.set(set, Math.max(...depths));
    return Math.max(...depths);
  };
  return depth(operation.selectionSet);
}

/** How deep a field of a running operation lies. */
export function levelOf({ path }: GraphQLResolveInfo): number {
  let level = 0;
  for (let step: GraphQLResolveInfo['path'] | undefined = path; step; step = step.prev) {
    if (typeof step.key === 'string') level += 1;
  }
  return level;
}
