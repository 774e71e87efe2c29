import { expect, test } from 'vitest';
import { evaluate } from '../testing/evaluate';

const filter = (...given: unknown[]) =>
  evaluate(`util.transform.toSubscriptionFilter(${given.map((each) => JSON.stringify(each)).join(', ')})`);

/** Each condition in short, such as `size le 5`. */
const groups = (...given: unknown[]) =>
  (filter(...given) as { filterGroup: { filters: Record<string, unknown>[] }[] }).filterGroup.map(({ filters }) =>
    filters.map(
      ({ fieldName, operator, value }) => `${String(fieldName)} ${String(operator)} ${JSON.stringify(value)}`,
    ),
  );

// The example of AppSync's guide.
const books = {
  percentageUp: { lte: 50, gte: 20 },
  and: [{ title: { ne: 'Book1' } }, { downvotes: { gt: 2000 } }],
  or: [{ author: { eq: 'Admin' } }, { isPublished: { eq: false } }],
};

test('a filter is what setSubscriptionFilter takes', () => {
  expect(filter({ size: { le: 5 } })).toEqual({
    filterGroup: [{ filters: [{ fieldName: 'size', operator: 'le', value: 5 }] }],
  });
});

test('everything is multiplied out, and two operators of one field are alternatives', () => {
  const both = ['title ne "Book1"', 'downvotes gt 2000'];
  expect(groups(books)).toEqual([
    ['percentageUp lte 50', ...both, 'author eq "Admin"'],
    ['percentageUp lte 50', ...both, 'isPublished eq false'],
    ['percentageUp gte 20', ...both, 'author eq "Admin"'],
    ['percentageUp gte 20', ...both, 'isPublished eq false'],
  ]);
});

const left = ['title ne "Book1"', 'downvotes gt 2000', 'isPublished eq false'];

test('fields can be ignored at any depth', () => {
  expect(groups(books, ['percentageUp', 'author'])).toEqual([left]);
});

test('at least one of the rules has to hold besides', () => {
  const rules = { upvotes: { gte: 250 }, author: { eq: 'Person1' } };
  expect(groups(books, ['percentageUp', 'author'], rules)).toEqual([
    [...left, 'upvotes gte 250'],
    [...left, 'author eq "Person1"'],
  ]);
});

test.each<[string, unknown[], string[][]]>([
  [
    'nested groups',
    [{ or: [{ a: { eq: 1 } }, { and: [{ b: { eq: 2 } }, { c: { in: [3] } }] }] }],
    [['a eq 1'], ['b eq 2', 'c in [3]']],
  ],
  ['rules alone', [{}, [], { a: { eq: 1 } }], [['a eq 1']]],
  ['nothing left', [{ or: [{ a: { eq: 1 } }] }, ['a']], []],
  ['nothing at all', [null], []],
])('%s', (_name, given, wanted) => {
  expect(groups(...given)).toEqual(wanted);
});

test('a filter that would multiply out to thousands of groups is an error', () => {
  const fields = Array.from({ length: 30 }, (_each, index) => [`f${index}`, { gt: 1, lt: 0 }]);
  expect(() => filter(Object.fromEntries(fields))).toThrow('The filter comes to over 100 groups.');
});
