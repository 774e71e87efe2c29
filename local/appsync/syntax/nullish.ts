import type { AnyNode, LogicalExpression, Program } from 'acorn';
import { firstBelow } from './tree';

type Edit = { from: number; to: number; text: string };

/** AppSync evaluates the right side of `??` always, and calls of this do: it is written ahead of the code. */
export const eitherFunction = 'const __either = (left, right) => left ?? right;';

/** A bundle with `a ?? f()` as AppSync runs it. Lines stay what they were. */
export function withEagerNullish(source: string, program: Program): string {
  const edits: Edit[] = [];
  const look = (node: AnyNode): undefined => {
    if (node.type === 'LogicalExpression' && node.operator === '??' && shows(node.right)) {
      edits.push(...editsOf(node, source));
    }
    return firstBelow(node, look);
  };
  look(program);
  return edited(source, edits);
}

/** Whether evaluating an expression can have a visible effect. */
function shows(node: AnyNode): boolean {
  if (node.type === 'CallExpression' || node.type === 'MemberExpression') return true;
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') return false;
  return firstBelow(node, (child) => shows(child) || undefined) ?? false;
}

// Between the sides of an operator stand brackets, spaces and comments.
const toOperator = /(?:[\s()]|\/\*[^]*?\*\/|\/\/.*)*?(?=\?\?)/y;

function editsOf({ start, end, left }: LogicalExpression, source: string): Edit[] {
  toOperator.lastIndex = left.end;
  const operator = left.end + (toOperator.exec(source)?.[0].length ?? 0);
  return [
    { from: start, to: start, text: '__either(' },
    { from: operator, to: operator + 2, text: ',' },
    { from: end, to: end, text: ')' },
  ];
}

function edited(source: string, edits: Edit[]): string {
  const inOrder = edits.toSorted((one, other) => one.from - other.from);
  const pieces = inOrder.map(({ text, to }, index) => text + source.slice(to, inOrder[index + 1]?.from));
  return source.slice(0, inOrder[0]?.from) + pieces.join('');
}
