import { expect, test } from 'vitest';
import { context, documentItem, step } from '../testing/step';

const { request } = step('sharing/sharePage');

const asked = (page: object) =>
  request(context({ stash: { page, granted: { document: documentItem(), role: 'OWNER' } } }));

test.each([
  ['the first page', { limit: 7, nextToken: null }, { limit: 7 }],
  ['the next one', { limit: 7, nextToken: 'more' }, { limit: 7, nextToken: 'more' }],
])('%s of shares is as long as was asked for', (_name, page, expected) => {
  const outcome = asked(page);
  expect(outcome).toMatchObject({ kind: 'returned', value: { operation: 'Query', consistentRead: true, ...expected } });
});
