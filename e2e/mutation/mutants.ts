import ts from 'typescript';
import { type Change, mutators } from './mutators';

/** A change of one file. `change` describes it in one line, and does not depend on the lines above. */
export type Mutant = { file: string; line: number; change: string; text: string };

const longest = 90;

/** All mutants of a source, in the order of the text. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  return changed(tree).map(([node, change]) => ({
    file,
    line: tree.getLineAndCharacterOfPosition(change.start).line + 1,
    change: inWords(source, node, change),
    text: source.slice(0, change.start) + change.text + source.slice(change.end),
  }));
}

function changed(node: ts.Node): [ts.Node, Change][] {
  if (isSkipped(node)) return [];
  const here = Object.values(mutators).flatMap((mutate) => mutate(node));
  const below: [ts.Node, Change][] = [];
  ts.forEachChild(node, (child) => void below.push(...changed(child)));
  return [...here.map((change): [ts.Node, Change] => [node, change]), ...below];
}

/** Types, imports, log messages and styling, whose changes no test has to notice. */
function isSkipped(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isJsxAttribute(node)) return !node.initializer || ts.isStringLiteral(node.initializer) || isLook(node);
  if (ts.isExpressionStatement(node)) return /^(console|log)\b/.test(node.getText());
  return false;
}

const isLook = ({ name }: ts.JsxAttribute) => /^(className|style|d|viewBox)$/.test(name.getText());

/** A removal shows the removed text; every other change shows the expression around it. */
function inWords(source: string, node: ts.Node, { start, end, text }: Change): string {
  const before = source.slice(start, end);
  if (text === '' || text === ';') return `${short(before.replace(/,\s*$/, ''))} -> removed`;
  if (text === '{}') return `${short(source.slice(node.parent.getStart(), node.parent.getEnd()))} -> does nothing`;
  const shown = ts.isStatement(node) || ts.isObjectLiteralExpression(node) ? { from: start, to: end } : around(node);
  const after = source.slice(shown.from, start) + text + source.slice(end, shown.to);
  return `${short(source.slice(shown.from, shown.to))} -> ${short(after)}`;
}

/** The range to show: a literal says little without the expression around it. */
function around(node: ts.Node): { from: number; to: number } {
  const isBare = ts.isLiteralExpression(node) || node.getChildCount() === 0;
  const shown = isBare ? node.parent : node;
  return { from: shown.getStart(), to: shown.getEnd() };
}

function short(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
