import { isOperator, type Condition, type Filter } from './filter';
import { Refusal } from './refusal';

const mostGroups = 10;
const mostFields = 5;
const mostLevels = 5;
const longestText = 256;
const mostValues: Partial<Record<Condition['operator'], number>> = { in: 5, notIn: 5, containsAny: 20 };

/** The filter that a resolver has set, when it is one. Throws Refusal, in AppSync's words where they are known. */
export function requireFilter(given: unknown): Filter {
  const groups = listOf(given, 'filterGroup').map((group) => ({ filters: listOf(group, 'filters').map(conditionOf) }));
  for (const { filters } of groups) requireFields(filters);
  const combinations = groups.reduce((sum, { filters }) => sum + combinationsOf(filters), 0);
  if (combinations > mostGroups) {
    throw refused(`Filters combination exceed maximum limit ${mostGroups} for subscription.`);
  }
  return { filterGroup: groups };
}

function listOf(given: unknown, name: string): unknown[] {
  const list = propertyOf(given, name);
  // An empty list could be read as everything or as nothing.
  if (!Array.isArray(list) || list.length === 0) throw refused(`A subscription filter has no ${name}.`);
  return list;
}

function conditionOf(given: unknown): Condition {
  const [fieldName, operator, value] = ['fieldName', 'operator', 'value'].map((name) => propertyOf(given, name));
  if (typeof fieldName !== 'string' || fieldName.split('.').length > mostLevels) {
    throw refused(`A subscription filter needs a fieldName of at most ${mostLevels} levels.`);
  }
  if (!isOperator(operator)) throw refused(`Subscription filters have no operator \`${String(operator)}\`.`);
  requireValues(operator, value);
  return { fieldName, operator, value };
}

function requireValues(operator: Condition['operator'], value: unknown): void {
  const isList = operator in mostValues || operator === 'between';
  if (Array.isArray(value) !== isList) throw refused(`The operator \`${operator}\` takes another value.`);
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  if (operator === 'between' && values.length !== 2) throw refused('The operator `between` takes two values.');
  const most = mostValues[operator];
  if (most && values.length > most) {
    throw refused(`subscription exceeds maximum value limit ${most} for operator \`${operator}\`.`);
  }
  if (values.every(isComparable)) return;
  throw refused(`A subscription filter compares numbers, booleans and texts of up to ${longestText} characters.`);
}

function isComparable(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longestText;
  return typeof value === 'number' || typeof value === 'boolean';
}

function requireFields(filters: Condition[]): void {
  const names = new Set(filters.map(({ fieldName }) => fieldName));
  if (names.size < filters.length) {
    throw refused('subscription filter uses same fieldName multiple time in single filter object.');
  }
  if (names.size > mostFields) {
    throw refused(`Filters exceed maximum attributes limit ${mostFields} for subscription.`);
  }
}

/** `in` counts as one group for each of its values. */
function combinationsOf(filters: Condition[]): number {
  return filters.reduce((product, { operator, value }) => {
    return operator === 'in' && Array.isArray(value) ? product * value.length : product;
  }, 1);
}

function refused(message: string): Refusal {
  return new Refusal([{ message, errorCode: 400 }]);
}

function propertyOf(given: unknown, name: string): unknown {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, name)) return undefined;
  return (given as Record<string, unknown>)[name];
}
