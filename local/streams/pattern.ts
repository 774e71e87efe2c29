import { jsonOf } from '../shared/json';

type Predicate = (value: unknown) => boolean;
type Fields = Record<string, unknown>;

/** Compiles an EventBridge pattern of filter criteria. Throws an error that names an operator it does not know. */
export function compilePattern(source: string): Predicate {
  const pattern = jsonOf(source);
  if (!isFields(pattern)) throw new Error(`An event pattern is an object, and not ${source}.`);
  return compileFields(pattern);
}

function compileFields(pattern: Fields): Predicate {
  const fields = Object.entries(pattern).map(([name, rule]) => [name, compileRule(name, rule)] as const);
  return (value) => fields.every(([name, matches]) => matches(isFields(value) ? value[name] : undefined));
}

function compileRule(name: string, rule: unknown): Predicate {
  if (name.startsWith('$')) throw unknownOperator(name);
  if (isFields(rule)) return compileFields(rule);
  if (!Array.isArray(rule)) throw new Error(`The event pattern's field ${name} needs a list of what it may be.`);
  const matchers = rule.map(compileMatcher);
  return (value) => matchers.some((matches) => matches(value));
}

function compileMatcher(matcher: unknown): Predicate {
  if (!isFields(matcher)) return anyElement((value) => value === matcher);
  const [operator = '', ...others] = Object.keys(matcher);
  const compile = operators[operator];
  if (!compile || others.length > 0) throw unknownOperator(Object.keys(matcher).join(' with '));
  return compile(matcher[operator]);
}

const operators: Record<string, (operand: unknown) => Predicate> = {
  prefix: (operand) => {
    const start = requireText('prefix', operand);
    return anyElement((value) => typeof value === 'string' && value.startsWith(start));
  },
  suffix: (operand) => {
    const end = requireText('suffix', operand);
    return anyElement((value) => typeof value === 'string' && value.endsWith(end));
  },
  'anything-but': (operand) => {
    const excluded: unknown[] = Array.isArray(operand) ? operand : [operand];
    if (excluded.some(isFields)) throw unknownOperator(`anything-but with ${JSON.stringify(operand)}`);
    return anyElement((value) => isLeaf(value) && !excluded.includes(value));
  },
  // EventBridge tests leaves only: for it a field that holds an object does not exist.
  exists: (operand) => {
    if (typeof operand !== 'boolean') throw new Error('The operator exists needs true or false.');
    return (value) => isLeaf(value) === operand;
  },
  numeric: (operand) => {
    const comparisons = comparisonsOf(operand);
    return anyElement((value) => typeof value === 'number' && comparisons.every((holds) => holds(value)));
  },
};

const comparators: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

function comparisonsOf(operand: unknown): ((value: number) => boolean)[] {
  const terms: unknown[] = Array.isArray(operand) ? operand : [];
  const pairs = Array.from({ length: Math.ceil(terms.length / 2) }, (_, pair) => terms.slice(pair * 2, pair * 2 + 2));
  if (pairs.length === 0) throw new Error('The operator numeric needs comparisons such as [">", 0].');
  return pairs.map(([sign, bound]) => {
    const compare = comparators[String(sign)];
    if (!compare || typeof bound !== 'number') throw unknownOperator(`numeric with ${JSON.stringify(operand)}`);
    return (value) => compare(value, bound);
  });
}

/** A list in the event matches if one of its elements does. */
function anyElement(matches: Predicate): Predicate {
  return (value) => (Array.isArray(value) ? value.some(matches) : matches(value));
}

function requireText(operator: string, operand: unknown): string {
  if (typeof operand !== 'string') throw unknownOperator(`${operator} with ${JSON.stringify(operand)}`);
  return operand;
}

function unknownOperator(name: string): Error {
  return new Error(`The event pattern's operator ${name} is not built.`);
}

function isLeaf(value: unknown): boolean {
  return value !== undefined && !isFields(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
