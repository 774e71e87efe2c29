import type { AnyNode, Pattern } from 'acorn';

export type FunctionNode = Extract<
  AnyNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;

/** The names of one block, each with its function where it is one. */
export type Names = Map<string, FunctionNode | undefined>;

/** What holds at a node: the names of the blocks and the functions that it stands in, the outermost first. */
export type Scope = { names: Names[]; within: FunctionNode[] };

const functionTypes = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

export function isFunctionNode(node: AnyNode | null | undefined): node is FunctionNode {
  return !!node && functionTypes.includes(node.type);
}

/** The functions that an expression may come to. */
export function functionsIn(node: AnyNode | null | undefined, names: Names[]): FunctionNode[] {
  if (!node) return [];
  if (isFunctionNode(node)) return [node];
  if (node.type === 'ConditionalExpression') return eitherOf(node.consequent, node.alternate, names);
  if (node.type === 'LogicalExpression') return eitherOf(node.left, node.right, names);
  if (node.type !== 'Identifier') return [];
  const named = names.findLast((block) => block.has(node.name))?.get(node.name);
  return named ? [named] : [];
}

function eitherOf(one: AnyNode, other: AnyNode, names: Names[]): FunctionNode[] {
  return [...functionsIn(one, names), ...functionsIn(other, names)];
}

/** The scope below a node. */
export function entered(node: AnyNode, scope: Scope): Scope {
  const own = namesOf(node);
  if (!own) return scope;
  return { names: [...scope.names, own], within: isFunctionNode(node) ? [...scope.within, node] : scope.within };
}

function namesOf(node: AnyNode): Names | undefined {
  if (isFunctionNode(node)) return new Map([...itself(node), ...node.params.flatMap(unknown)]);
  if (node.type === 'Program' || node.type === 'BlockStatement') return new Map(node.body.flatMap(declared));
  if (node.type === 'SwitchStatement') return new Map(node.cases.flatMap((one) => one.consequent.flatMap(declared)));
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return new Map(declared(node.left));
  return undefined;
}

type Entry = [string, FunctionNode | undefined];

function itself(node: FunctionNode): Entry[] {
  return node.type === 'FunctionExpression' && node.id ? [[node.id.name, node]] : [];
}

function declared(node: AnyNode): Entry[] {
  if (node.type === 'ExportNamedDeclaration') return node.declaration ? declared(node.declaration) : [];
  if (node.type === 'ExportDefaultDeclaration') return declared(node.declaration);
  if (node.type === 'FunctionDeclaration') return node.id ? [[node.id.name, node]] : [];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init }) => {
    return id.type === 'Identifier' && isFunctionNode(init) ? [[id.name, init] satisfies Entry] : unknown(id);
  });
}

function unknown(pattern: Pattern): Entry[] {
  return boundBy(pattern).map((name) => [name, undefined]);
}

/** The names that a pattern gives to its parts. */
export function boundBy(pattern: Pattern | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => boundBy(one.type === 'Property' ? one.value : one));
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundBy);
    case 'AssignmentPattern':
      return boundBy(pattern.left);
    case 'RestElement':
      return boundBy(pattern.argument);
    default:
      return [];
  }
}
