import type { SubscriptionFilter } from '@aws-appsync/utils';

type Condition = { fieldName: string; operator: string; value: unknown };

/** Groups of conditions: one of the groups has to hold, with all that is in it. */
type Groups = Condition[][];

type Fields = Record<string, unknown>;

/**
 * A filter object as the groups that AppSync makes of it. Fields and the members of `and` are joined by AND; the members of
 * `or`, and several operators of one field, by OR. At least one of the rules has to hold besides.
 */
export function subscriptionFilter(given: unknown, ignored: unknown = [], rules: unknown = {}): SubscriptionFilter {
  const ignoredNames = Array.isArray(ignored) ? ignored.map(String) : [];
  const groups = allOf([groupsOf(fieldsOf(given), ignoredNames), ruleGroups(fieldsOf(rules))]);
  return filterOf(groups.filter((group) => group.length > 0).map((filters) => ({ filters })));
}

function groupsOf(fields: Fields, ignored: string[]): Groups {
  const parts = Object.entries(fields).map(([name, value]) => {
    if (name === 'and') return allOf(listOf(value).map((member) => groupsOf(fieldsOf(member), ignored)));
    if (name === 'or') return anyOf(listOf(value).map((member) => groupsOf(fieldsOf(member), ignored)));
    return ignored.includes(name) ? always : anyOf(conditionsOf(name, value).map((condition) => [[condition]]));
  });
  return allOf(parts);
}

// A subscription takes ten; a few fields with two operators each would come to a million.
const mostGroups = 100;

// One group without conditions: it holds whatever comes.
const always: Groups = [[]];

function allOf(parts: Groups[]): Groups {
  return parts.reduce((left, right) => {
    if (left.length * right.length > mostGroups) throw new Error(`The filter comes to over ${mostGroups} groups.`);
    return left.flatMap((one) => right.map((other) => [...one, ...other]));
  }, always);
}

/** What is ignored is no alternative. */
function anyOf(parts: Groups[]): Groups {
  const alternatives = parts.flat().filter((group) => group.length > 0);
  return alternatives.length > 0 ? alternatives : always;
}

function ruleGroups(rules: Fields): Groups {
  return anyOf(Object.entries(rules).map(([name, value]) => [conditionsOf(name, value)]));
}

function conditionsOf(fieldName: string, operators: unknown): Condition[] {
  return Object.entries(fieldsOf(operators)).map(([operator, value]) => ({ fieldName, operator, value }));
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** Operators and values are checked where the filter is set. */
function filterOf(filterGroup: { filters: Condition[] }[]): SubscriptionFilter {
  return { filterGroup } as SubscriptionFilter;
}
