import type { AnyNode } from 'acorn';
import { functionsIn, isFunctionNode, type Names } from './scopes';
import { methodOf } from './tree';

// What AppSync's own lint lets take a function.
const takesFunction = [
  'map',
  'find',
  'filter',
  'findIndex',
  'findLast',
  'findLastIndex',
  'forEach',
  'reduce',
  'reduceRight',
  'every',
  'some',
  'flatMap',
];

/** What a node does with a function that APPSYNC_JS does not do: there, functions are called and little else. */
export function functionMisuse(node: AnyNode, names: Names[]): string | undefined {
  switch (node.type) {
    case 'CallExpression':
      if (takesFunction.includes(methodOf(node.callee) ?? '')) return undefined;
      return node.arguments.some((value) => isFunction(value, names)) ? 'functions passed as values' : undefined;
    case 'VariableDeclarator':
      return !isFunctionNode(node.init) && isFunction(node.init, names) ? 'functions under a second name' : undefined;
    case 'AssignmentExpression':
      return isFunction(node.right, names) || isFunction(node.left, names) ? 'assignment of functions' : undefined;
    case 'ReturnStatement':
      return isFunction(node.argument, names) ? 'functions returned' : undefined;
    case 'ArrowFunctionExpression':
      return isFunction(node.body, names) ? 'functions returned' : undefined;
    default:
      return undefined;
  }
}

function isFunction(value: AnyNode | null | undefined, names: Names[]): boolean {
  return functionsIn(value, names).length > 0;
}
