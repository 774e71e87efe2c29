import type { AnyNode } from 'acorn';
import { methodOf } from './tree';

const refusedTypes: Partial<Record<AnyNode['type'], string>> = {
  AwaitExpression: 'await',
  ClassDeclaration: 'class',
  ClassExpression: 'class',
  ContinueStatement: 'continue',
  DoWhileStatement: 'do',
  ForStatement: 'for (;;)',
  ImportExpression: 'import()',
  LabeledStatement: 'labels',
  NewExpression: 'new',
  ThisExpression: 'this',
  ThrowStatement: 'throw',
  TryStatement: 'try',
  WhileStatement: 'while',
  YieldExpression: 'yield',
};

const refusedOperators = ['++', '--', '~', 'in', 'instanceof', '**', '**=', '??='];
const refusedMethods = ['call', 'apply', 'bind'];

/** What a node is, where APPSYNC_JS does not have it. */
export function refusedForm(node: AnyNode): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.async ? 'async' : node.generator ? 'generators' : undefined;
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'UpdateExpression':
    case 'AssignmentExpression':
      return refusedOperators.includes(node.operator) ? `operator ${node.operator}` : undefined;
    case 'CallExpression':
      return refusedMethods.includes(methodOf(node.callee) ?? '') ? '.call(), .apply() or .bind()' : undefined;
    case 'Literal':
      return node.regex ? 'regular expressions' : node.bigint && 'BigInt';
    case 'ForOfStatement':
      return node.await ? 'await' : undefined;
    default:
      return refusedTypes[node.type];
  }
}
