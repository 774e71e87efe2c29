import {
  getNamedType,
  isObjectType,
  Kind,
  print,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
} from 'graphql';
import { innerOf } from './folding';

/** `ctx.info` of a field. */
export function fieldInfo(info: GraphQLResolveInfo) {
  return {
    fieldName: info.fieldName,
    parentTypeName: info.parentType.name,
    variables: info.variableValues,
    ...selectionOf(info),
  };
}

type Selection = { selectionSetList: string[]; selectionSetGraphQL: string };

// Operations are parsed once and run many times.
const selections = new WeakMap<FieldNode, Selection>();

function selectionOf(info: GraphQLResolveInfo): Selection {
  const [node] = info.fieldNodes;
  const known = node && selections.get(node);
  if (known && info.fieldNodes.length === 1) return known;
  const selected = info.fieldNodes.flatMap((each) => each.selectionSet?.selections ?? []);
  const selection = {
    selectionSetList: [...new Set(pathsOf(selected, '', info))],
    selectionSetGraphQL: info.fieldNodes
      .map(({ selectionSet }) => (selectionSet ? print(selectionSet) : ''))
      .join('\n'),
  };
  if (node) selections.set(node, selection);
  return selection;
}

// An operation has few enough of them, with all fragments expanded: cost.ts sees to it.
function pathsOf(nodes: readonly SelectionNode[], prefix: string, info: GraphQLResolveInfo): string[] {
  return nodes.flatMap((node) => {
    const inner = innerOf(node, info.fragments)?.selections ?? [];
    if (node.kind !== Kind.FIELD) return pathsOf(inner, prefix, info);
    const path = prefix + (node.alias ?? node.name).value;
    return [path, ...pathsOf(inner, `${path}/`, info)];
  });
}

/** The part of `data` that the field selects; what util.error() hands over is filtered so. */
export function selected(data: unknown, info: GraphQLResolveInfo): unknown {
  if (!isObjectType(getNamedType(info.returnType))) return data;
  return picked(
    data,
    info.fieldNodes.flatMap((node) => node.selectionSet?.selections ?? []),
    info,
  );
}

function picked(data: unknown, nodes: readonly SelectionNode[], info: GraphQLResolveInfo): unknown {
  if (Array.isArray(data)) return data.map((each) => picked(each, nodes, info));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(entriesOf(data as Record<string, unknown>, nodes, info));
}

function entriesOf(
  data: Record<string, unknown>,
  nodes: readonly SelectionNode[],
  info: GraphQLResolveInfo,
): [string, unknown][] {
  return nodes.flatMap((node) => {
    if (node.kind !== Kind.FIELD) return entriesOf(data, innerOf(node, info.fragments)?.selections ?? [], info);
    const value = data[node.name.value] ?? null;
    const inner = node.selectionSet ? picked(value, node.selectionSet.selections, info) : value;
    return [[(node.alias ?? node.name).value, inner]];
  });
}
