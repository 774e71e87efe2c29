export type Condition = { fieldName: string; operator: Operator; value: unknown };

/** One group has to hold; a group holds with all its filters. */
export type Filter = { filterGroup: { filters: Condition[] }[] };

/** Whether `found`, a field that has a value, meets the condition. */
type Test = (found: unknown, wanted: unknown) => boolean;

const isOrdered = (test: (order: number) => boolean): Test => {
  return (found, wanted) => {
    const order = orderOf(found, wanted);
    return order !== null && test(order);
  };
};

const contains: Test = (found, wanted) => {
  if (typeof found === 'string') return typeof wanted === 'string' && found.includes(wanted);
  return valuesOf(found).includes(wanted);
};

const isIn: Test = (found, wanted) => valuesOf(wanted).includes(found);

const isBelow = isOrdered((order) => order < 0);
const isAbove = isOrdered((order) => order > 0);

const tests = {
  eq: (found, wanted) => found === wanted,
  ne: (found, wanted) => found !== wanted,
  lt: isBelow,
  le: isOrdered((order) => order <= 0),
  gt: isAbove,
  ge: isOrdered((order) => order >= 0),
  contains,
  notContains: (found, wanted) => !contains(found, wanted),
  beginsWith: (found, wanted) => typeof found === 'string' && typeof wanted === 'string' && found.startsWith(wanted),
  in: isIn,
  notIn: (found, wanted) => !isIn(found, wanted),
  // Without its ends: AppSync's guide says of [1, 5] that it matches 2, 3 and 4.
  between: (found, wanted) => {
    const [lowest, highest] = valuesOf(wanted);
    return isAbove(found, lowest) && isBelow(found, highest);
  },
  containsAny: (found, wanted) => valuesOf(wanted).some((each) => valuesOf(found).includes(each)),
} satisfies Record<string, Test>;

export type Operator = keyof typeof tests;

export function isOperator(name: unknown): name is Operator {
  return typeof name === 'string' && Object.hasOwn(tests, name);
}

/** Whether the filter lets the event pass. A field that the event lacks, or that is null, meets no condition. */
export function matchesFilter(payload: unknown, { filterGroup }: Filter): boolean {
  return filterGroup.some(({ filters }) =>
    filters.every(({ fieldName, operator, value }) => {
      const found = fieldValue(payload, fieldName.split('.'));
      return found !== null && tests[operator](found, value);
    }),
  );
}

/** The value at the end of a path of field names; null where there is none. */
export function fieldValue(payload: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined) return payload ?? null;
  if (typeof payload !== 'object' || payload === null || !Object.hasOwn(payload, name)) return null;
  return fieldValue((payload as Record<string, unknown>)[name], rest);
}

function orderOf(left: unknown, right: unknown): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return null;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function valuesOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
