import ts from 'typescript';

/** The characters of the source from `start` to `end` become `text`. */
export type Change = { start: number; end: number; text: string };
type Mutator = (node: ts.Node) => Change[];

const { SyntaxKind } = ts;

const otherOperator = new Map([
  [SyntaxKind.AmpersandAmpersandToken, '||'],
  [SyntaxKind.BarBarToken, '&&'],
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [SyntaxKind.LessThanToken, '<='],
  [SyntaxKind.LessThanEqualsToken, '<'],
  [SyntaxKind.GreaterThanToken, '>='],
  [SyntaxKind.GreaterThanEqualsToken, '>'],
  [SyntaxKind.PlusToken, '-'],
  [SyntaxKind.MinusToken, '+'],
  [SyntaxKind.AsteriskToken, '/'],
  [SyntaxKind.PlusEqualsToken, '-='],
  [SyntaxKind.MinusEqualsToken, '+='],
]);

const replaced = (node: ts.Node, text: string): Change => ({ start: node.getStart(), end: node.getEnd(), text });
const swapped = (first: ts.Node, second: ts.Node, between: string): Change => ({
  start: first.getStart(),
  end: second.getEnd(),
  text: second.getText() + between + first.getText(),
});

/** Removes each element of a list in turn, with its comma. */
function withoutEach(list: ts.NodeArray<ts.Node>): Change[] {
  return list.map((node, index) => ({
    start: node.getStart(),
    end: list[index + 1]?.getStart() ?? list.end,
    text: '',
  }));
}

const operators: Mutator = (node) => {
  if (!ts.isBinaryExpression(node)) return [];
  const { operatorToken, left } = node;
  if (operatorToken.kind === SyntaxKind.QuestionQuestionToken) return [replaced(node, left.getText())];
  const other = otherOperator.get(operatorToken.kind);
  return other ? [replaced(operatorToken, other)] : [];
};

const conditions: Mutator = (node) => {
  if (ts.isIfStatement(node)) return [replaced(node.expression, `!(${node.expression.getText()})`)];
  const isNegation = ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken;
  return isNegation ? [replaced(node, node.operand.getText())] : [];
};

const ternaries: Mutator = (node) =>
  ts.isConditionalExpression(node) ? [swapped(node.whenTrue, node.whenFalse, ' : ')] : [];

/** Removes a statement without a result: a call, an assignment or a guard. */
const statements: Mutator = (node) => {
  const isGuard = ts.isIfStatement(node) && !node.elseStatement && !ts.isIfStatement(node.parent);
  return isGuard || ts.isExpressionStatement(node) ? [replaced(node, ';')] : [];
};

const bodies: Mutator = (node) => {
  const isBody = ts.isBlock(node) && ts.isFunctionLike(node.parent) && node.statements.length > 1;
  return isBody ? [replaced(node, '{}')] : [];
};

const lastArguments: Mutator = (node) =>
  ts.isCallExpression(node) && node.arguments.length > 1 ? withoutEach(node.arguments).slice(-1) : [];

const elements: Mutator = (node) => (ts.isArrayLiteralExpression(node) ? withoutEach(node.elements) : []);

const properties: Mutator = (node) => (ts.isObjectLiteralExpression(node) ? withoutEach(node.properties) : []);

/** Swaps two sentences of one table. */
const sentences: Mutator = (node) => {
  if (!ts.isObjectLiteralExpression(node)) return [];
  const texts = node.properties.flatMap((one) =>
    ts.isPropertyAssignment(one) && ts.isStringLiteral(one.initializer) ? [one.initializer] : [],
  );
  return texts.slice(1).flatMap((text, index) => {
    const before = texts[index];
    if (!before || before.text === text.text) return [];
    const between = node.getSourceFile().text.slice(before.getEnd(), text.getStart());
    return [swapped(before, text, between)];
  });
};

const literals: Mutator = (node) => {
  if (ts.isNumericLiteral(node)) return [replaced(node, String(Number(node.text.replaceAll('_', '')) + 1))];
  if (node.kind === SyntaxKind.TrueKeyword) return [replaced(node, 'false')];
  return node.kind === SyntaxKind.FalseKeyword ? [replaced(node, 'true')] : [];
};

/** Not in a statement of its own, where lint requires `await`. */
const awaits: Mutator = (node) =>
  ts.isAwaitExpression(node) && !ts.isExpressionStatement(node.parent)
    ? [replaced(node, node.expression.getText())]
    : [];

/** The kinds of changes, by name. */
export const mutators: Record<string, Mutator> = {
  operators,
  conditions,
  ternaries,
  statements,
  bodies,
  lastArguments,
  elements,
  properties,
  sentences,
  literals,
  awaits,
};
