import type { AnyNode, ExportNamedDeclaration, Identifier, ImportDeclaration, Literal, Program } from 'acorn';
import type { Edit } from './edits';
import { boundBy } from './scopes';
import { firstBelow } from './tree';

/** The edits that make CommonJS of a module: imports call `require`, and exports are set on `exports`, last of all. */
export function commonJsEdits(source: string, program: Program): Edit[] {
  const assignments: string[] = [];
  const edits = program.body.flatMap((node): Edit[] => {
    const replaced = (end: number, text: string) => [inPlace(source, node.start, end, text)];
    switch (node.type) {
      case 'ImportDeclaration':
        return replaced(node.end, importOf(node));
      case 'ExportNamedDeclaration':
        assignments.push(...exportsOf(node));
        return replaced(node.declaration?.start ?? node.end, '');
      case 'ExportDefaultDeclaration':
        return replaced(node.declaration.start, 'exports.default = ');
      case 'ExportAllDeclaration':
        return replaced(node.end, `Object.assign(exports, require(${node.source.raw}));`);
      default:
        return [];
    }
  });
  return [
    ...edits,
    ...dynamicImports(program),
    { from: source.length, to: source.length, text: `\n${assignments.join('\n')}` },
  ];
}

/** Lines stay what they were. */
function inPlace(source: string, from: number, to: number, text: string): Edit {
  return { from, to, text: text + source.slice(from, to).replace(/[^\n]/g, '') };
}

function importOf({ specifiers, source }: ImportDeclaration): string {
  const module = `require(${source.raw})`;
  const named = specifiers.flatMap((each) => {
    if (each.type === 'ImportNamespaceSpecifier') return [];
    return [`${each.type === 'ImportDefaultSpecifier' ? 'default' : keyOf(each.imported)}: ${each.local.name}`];
  });
  const spaces = specifiers.filter(({ type }) => type === 'ImportNamespaceSpecifier').map(({ local }) => local.name);
  return [`const { ${named.join(', ')} } = ${module};`, ...spaces.map((name) => `const ${name} = ${module};`)].join(
    ' ',
  );
}

function exportsOf({ declaration, specifiers, source }: ExportNamedDeclaration): string[] {
  const names = declaration ? namesIn(declaration) : [];
  const from = source ? `require(${source.raw})` : undefined;
  return [
    ...names.map((name) => `exports.${name} = ${name};`),
    ...specifiers.map(({ local, exported }) => {
      const value = from ? `${from}[${quoted(local)}]` : (local as Identifier).name;
      return `exports[${quoted(exported)}] = ${value};`;
    }),
  ];
}

function namesIn(node: NonNullable<ExportNamedDeclaration['declaration']>): string[] {
  if (node.type !== 'VariableDeclaration') return [node.id.name];
  return node.declarations.flatMap(({ id }) => boundBy(id));
}

/** `import()` would ask the loader of the host. */
function dynamicImports(program: Program): Edit[] {
  const edits: Edit[] = [];
  const look = (node: AnyNode): undefined => {
    if (node.type === 'ImportExpression')
      edits.push({ from: node.start, to: node.start + 'import'.length, text: 'require' });
    return firstBelow(node, look);
  };
  look(program);
  return edits;
}

const quoted = (name: Identifier | Literal) => JSON.stringify(name.type === 'Identifier' ? name.name : name.value);
const keyOf = (name: Identifier | Literal) => (name.type === 'Identifier' ? name.name : JSON.stringify(name.value));
