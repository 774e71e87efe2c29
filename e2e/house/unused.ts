import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../mutation/rooms';
import { fileOf } from './imports';

/** Every export of these files that none of them imports, as `file name`. */
export function unusedExports(files: string[]): string[] {
  const sources = files.map((file) =>
    ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest),
  );
  const used = new Set(sources.flatMap(usesIn));
  return sources
    .filter(({ fileName }) => !used.has(`${fileName} *`))
    .flatMap(({ fileName, statements }) => statements.flatMap(namesIn).map((name) => `${fileName} ${name}`))
    .filter((name) => !used.has(name));
}

/** What a statement declares and exports. */
function namesIn(statement: ts.Statement): string[] {
  const modifiers = (ts.canHaveModifiers(statement) && ts.getModifiers(statement)) || [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  const declared = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name)
    : [(statement as ts.DeclarationStatement).name];
  return declared.flatMap((name) => (name && ts.isIdentifier(name) ? name.text : []));
}

/** What a file takes of others, as `file name`; the name is `*` where it takes all. */
function usesIn(source: ts.SourceFile): string[] {
  const usesOf = (node: ts.Node): string[] => {
    const module = moduleOf(node);
    const file = module && ts.isStringLiteral(module) && fileOf(source.fileName, module.text);
    const uses = file ? namesTaken(node).map((name) => `${file} ${name}`) : [];
    ts.forEachChild(node, (child) => void uses.push(...usesOf(child)));
    return uses;
  };
  return usesOf(source);
}

function moduleOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport ? node.arguments[0] : undefined;
}

function namesTaken(node: ts.Node): string[] {
  const clause = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  const taken = ts.isExportDeclaration(node) ? node.exportClause : clause;
  if (!taken || ts.isNamespaceImport(taken) || ts.isNamespaceExport(taken)) return ['*'];
  return taken.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}
