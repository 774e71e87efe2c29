import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(items|\w+Items)\.ts$/.test(file))
  .map((file) => join(root, file));

/** The attributes of each row type, that is of each type that includes Key. */
function attributesOfItems(): Record<string, string[]> {
  const program = ts.createProgram(files, { strict: true, noEmit: true, types: [], skipLibCheck: true });
  const checker = program.getTypeChecker();
  const declared = files.flatMap(
    (file) => program.getSourceFile(file)?.statements.filter(ts.isTypeAliasDeclaration) ?? [],
  );
  const items = declared.map(({ name }) => [name.text, checker.getTypeAtLocation(name)] as const);
  const rows = items.filter(([, type]) => type.getProperty('pk') && type.getProperty('sk'));
  return Object.fromEntries(rows.map(([name, type]) => [name, type.getProperties().map((property) => property.name)]));
}

test('attributes of rows are camelCase, as their fields in the schema are', () => {
  const items = attributesOfItems();
  expect(Object.keys(items).length).toBeGreaterThan(15);
  const attributes = [...new Set(Object.values(items).flat())];
  expect(attributes).toEqual(expect.arrayContaining(['ownerId', 'sharedAt', 'downloadCount', 'userCode', 'sequence']));
  expect(attributes.filter((attribute) => !/^[a-z][a-zA-Z0-9]*$/.test(attribute))).toEqual([]);
});
