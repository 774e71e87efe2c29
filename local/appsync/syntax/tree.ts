import type { AnyNode } from 'acorn';

/** Looks at the nodes right below this one, in the order of the text, until `look` answers. */
export function firstBelow<Found>(node: AnyNode, look: (child: AnyNode) => Found | undefined): Found | undefined {
  for (const key in node) {
    const value: unknown = node[key as keyof AnyNode];
    if (typeof value !== 'object' || value === null) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      const found = isNode(child) ? look(child) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The name of the method where `callee` is one, such as `map` for `list.map`. */
export function methodOf(callee: AnyNode): string | undefined {
  if (callee.type === 'ChainExpression') return methodOf(callee.expression);
  if (callee.type !== 'MemberExpression') return undefined;
  const { property, computed } = callee;
  if (property.type === 'Identifier' && !computed) return property.name;
  return property.type === 'Literal' ? String(property.value) : undefined;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}
