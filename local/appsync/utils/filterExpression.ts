import { toTyped, type TypedValue } from './typedValues';

type Expression = {
  expression: string;
  expressionNames: Record<string, string>;
  expressionValues: Record<string, TypedValue>;
};

type Parts = Omit<Expression, 'expression'>;
type Fields = Record<string, unknown>;

/** Thrown for a filter that AppSync answers with null. */
class Unrenderable extends Error {}

const comparisons: Record<string, string> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };
const functions: Record<string, string> = {
  contains: 'contains',
  notContains: 'NOT contains',
  beginsWith: 'begins_with',
};
const attributeTypes: Record<string, string> = {
  _null: 'NULL',
  string: 'S',
  stringSet: 'SS',
  number: 'N',
  numberSet: 'NS',
  binary: 'B',
  binarySet: 'BS',
  boolean: 'BOOL',
  list: 'L',
  map: 'M',
};

/** A filter object as the expression that AppSync writes for it; null for one it cannot render. */
export function filterExpression(filter: unknown): Expression | null {
  const parts: Parts = { expressionNames: {}, expressionValues: {} };
  try {
    return { expression: filterOf(filter, [], parts).join(' AND '), ...parts };
  } catch (error) {
    if (error instanceof Unrenderable) return null;
    throw error;
  }
}

function filterOf(filter: unknown, path: string[], parts: Parts): string[] {
  return Object.entries(requireFields(filter)).map(([name, value]) => {
    const inner = [...path, name];
    if (name === 'and' || name === 'or') return groupOf(name, value, inner, parts);
    if (name === 'not') return `(NOT ${joined(filterOf(value, inner, parts), 'AND')})`;
    parts.expressionNames[`#${name}`] = name;
    return joined(operatorsOf(`#${name}`, value, inner, parts), 'AND');
  });
}

function groupOf(kind: 'and' | 'or', members: unknown, path: string[], parts: Parts): string {
  if (!Array.isArray(members)) throw new Unrenderable();
  const rendered = members.map((member, index) => joined(filterOf(member, [...path, String(index)], parts), 'AND'));
  return joined(rendered, kind === 'and' ? 'AND' : 'OR');
}

function operatorsOf(operand: string, value: unknown, path: string[], parts: Parts): string[] {
  return Object.entries(requireFields(value)).map(([operator, wanted]) => {
    const inner = [...path, operator];
    if (operator === 'size')
      return joined(operatorsOf(`size(${sizedAttribute(operand)})`, wanted, inner, parts), 'AND');
    return `(${operationOf(operand, operator, wanted, (suffix, each) => hold(parts, [...inner, ...suffix], each))})`;
  });
}

/** A size of a size is the size again. */
function sizedAttribute(operand: string): string {
  return operand.replace(/^size\((.*)\)$/, '$1');
}

type Hold = (suffix: string[], value: unknown) => string;

function operationOf(operand: string, operator: string, wanted: unknown, hold: Hold): string {
  if (comparisons[operator]) return `${operand} ${comparisons[operator]} ${hold([], wanted)}`;
  if (functions[operator]) return `${functions[operator]}(${operand},${hold([], wanted)})`;
  if (operator === 'between') {
    const [start, end] = requireList(wanted, 2);
    return `${operand} BETWEEN ${hold(['start'], start)} AND ${hold(['end'], end)}`;
  }
  if (operator === 'in') {
    const values = requireList(wanted, 0).map((each, index) => hold([String(index)], each));
    return values.length === 0 ? 'null' : `${operand} IN (${values.join(', ')})`;
  }
  if (operator === 'attributeExists' && typeof wanted === 'boolean') {
    return `attribute_${wanted ? '' : 'not_'}exists(${operand})`;
  }
  const type = operator === 'attributeType' && typeof wanted === 'string' ? attributeTypes[wanted] : undefined;
  if (type) return `attribute_type(${operand},${hold([], type)})`;
  throw new Unrenderable();
}

function hold(parts: Parts, path: string[], value: unknown): string {
  const name = `:${path.join('_')}`;
  parts.expressionValues[name] = toTyped(value);
  return name;
}

function joined(rendered: string[], joiner: 'AND' | 'OR'): string {
  return rendered.length > 1 ? `(${rendered.join(` ${joiner} `)})` : (rendered[0] ?? '');
}

function requireFields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unrenderable();
  return value as Fields;
}

function requireList(value: unknown, least: number): unknown[] {
  if (!Array.isArray(value) || value.length < least) throw new Unrenderable();
  return value;
}
