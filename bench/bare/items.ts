export type Value = string | number | boolean | null;
export type Row = { [name: string]: Value };

type Attribute = { S: string } | { N: string } | { BOOL: boolean } | { NULL: true };
export type Item = { [name: string]: Attribute };

/** Converts a row to DynamoDB's JSON. */
export const toItem = (row: Row): Item =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toAttribute(value)]));

/** Written as a loop: a page has a thousand attributes, and an array of entries for each row would double the time. */
export function fromItem(item: Item): Row {
  const row: Row = {};
  for (const name in item) row[name] = fromAttribute(item[name]!);
  return row;
}

function toAttribute(value: Value): Attribute {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  return { NULL: true };
}

function fromAttribute(attribute: Attribute): Value {
  if ('S' in attribute) return attribute.S;
  if ('N' in attribute) return Number(attribute.N);
  return 'BOOL' in attribute ? attribute.BOOL : null;
}
