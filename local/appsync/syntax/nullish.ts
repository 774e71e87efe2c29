import type { AnyNode, LogicalExpression, Program } from 'acorn';
import type { Edit } from './edits';
import { firstBelow } from './tree';

/** AppSync evaluates the right side of `??` always, and calls of this do: it is written ahead of the code. */
export const eitherFunction = 'const __either = (left, right) => left ?? right;';

/** The edits that make of `a ?? f()` what AppSync runs. Lines stay what they were. */
export function nullishEdits(source: string, program: Program): Edit[] {
  const edits: Edit[] = [];
  const look = (node: AnyNode): undefined => {
    if (node.type === 'LogicalExpression' && node.operator === '??' && shows(node.right)) {
      edits.push(...editsOf(node, source));
    }
    return firstBelow(node, look);
  };
  look(program);
  return edits;
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
