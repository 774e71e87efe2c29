/** DynamoDB's JSON of one value, such as `{ "S": "text" }`. */
type AttributeValue = Record<string, unknown>;
export type Item = Record<string, AttributeValue>;

/** AppSync's typed value as DynamoDB wants it: numbers as text, null as true. */
function toWire(typed: unknown): AttributeValue {
  const [entry] = Object.entries(typed as AttributeValue);
  if (!entry) return {};
  const [type, value] = entry;
  if (type === 'N') return { N: String(value) };
  if (type === 'NS') return { NS: (value as unknown[]).map(String) };
  if (type === 'NULL') return { NULL: true };
  if (type === 'L') return { L: (value as unknown[]).map(toWire) };
  if (type === 'M') return { M: toWireItem(value as Item) };
  return { [type]: value };
}

export function toWireItem(item: Item): Item {
  const wire: Item = {};
  for (const name in item) wire[name] = toWire(item[name]);
  return wire;
}

/** DynamoDB's value as resolvers see it: numbers as numbers, sets as lists. */
function fromWire(value: AttributeValue): unknown {
  for (const type in value) {
    const held = value[type];
    if (type === 'N') return Number(held);
    if (type === 'NS') return (held as string[]).map(Number);
    if (type === 'NULL') return null;
    if (type === 'L') return (held as AttributeValue[]).map(fromWire);
    if (type === 'M') return fromWireItem(held as Item);
    return held;
  }
  return null;
}

/** In the order of their names: engines shuffle attributes, and objects of one shape are several times faster. */
export function fromWireItem(item: Item): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const name of Object.keys(item).sort()) plain[name] = fromWire(item[name] ?? {});
  return plain;
}
