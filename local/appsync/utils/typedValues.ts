export type TypedValue = Record<string, unknown>;

/** A plain value as AppSync types it: numbers stay numbers and null stays null until they go to DynamoDB. */
export function toTyped(value: unknown): TypedValue {
  if (value === null || value === undefined) return { NULL: null };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(toTyped) };
  return { M: toTypedMap(value) };
}

export function toTypedMap(value: object): Record<string, TypedValue> {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toTyped(each)]));
}
