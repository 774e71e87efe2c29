import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectFiles, root } from '../mutation/rooms';

/** A test that proves a statement; its name ends with the statement's number. */
export type Proof = { number: string; file: string; name: string };

const numbers = /(?: \(E-\d+(?:, E-\d+)*\))+$/;

/** One proof for each number at the end of the name of a test, a group or a row in a file. */
export function proofsIn(file: string, source: string): Proof[] {
  const found: Proof[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    const [ending = ''] = numbers.exec(text) ?? [];
    const name = text.slice(0, text.length - ending.length);
    for (const number of ending.match(/E-\d+/g) ?? []) found.push({ number, file, name });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
}

/** The text of a string literal; placeholders of a template stay as they are written. */
function textOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return '';
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

/** The proofs of the whole project: unit tests, API tests and browser journeys. */
export function proofs(): Proof[] {
  const files = projectFiles().filter((file) => /\.(test|spec)\.tsx?$/.test(file) && !file.startsWith('e2e/security/'));
  return files.sort().flatMap((file) => proofsIn(file, readFileSync(join(root, file), 'utf8')));
}
