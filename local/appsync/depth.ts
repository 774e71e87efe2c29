import { Kind, type GraphQLResolveInfo } from 'graphql';
import { folding } from './folding';

/** The levels of fields in a selection: `{ a { b } }` has two. */
export const depthOf = folding<number>({
  nothing: 0,
  of: (node, inner) => (node.kind === Kind.FIELD ? 1 + inner : inner),
  join: (depths) => depths.reduce((deepest, each) => Math.max(deepest, each), 0),
});

/** How deep a field of a running operation lies. */
export function levelOf({ path }: GraphQLResolveInfo): number {
  let level = 0;
  for (let step: GraphQLResolveInfo['path'] | undefined = path; step; step = step.prev) {
    if (typeof step.key === 'string') level += 1;
  }
  return level;
}
