import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { expect, test, vi } from 'vitest';
import { UsageDocument } from '~/graphql/generated';
import { applyChange, refetchAll, type Change } from './applyChange';

const deleted = { documentId: 'd1', kind: 'DELETED', recipientId: null } as Change;
const usage = { __typename: 'Usage', bytesUsed: 1, bytesReserved: 0, bytesQuota: 2, documentCount: 1 };
const told = { data: { me: { __typename: 'Account', id: 'u1', usage } } };
const refused = (errorType: string) => ({ data: null, errors: [Object.assign({ message: 'No.' }, { errorType })] });

/** A page that is fetching the usage again because a document was deleted elsewhere. */
async function asking(ask = (client: ApolloClient) => applyChange(client, deleted)) {
  const answers: ((result: ApolloLink.Result) => void)[] = [];
  const link = new ApolloLink(
    () =>
      new Observable((observer) => {
        answers.push((result) => {
          observer.next(result);
          observer.complete();
        });
      }),
  );
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const page = client.watchQuery({ query: UsageDocument }).subscribe(() => undefined);
  answers.shift()?.(told);
  const applied = ask(client);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  return { applied, answer: (result: ApolloLink.Result) => answers.shift()?.(result), leave: () => page.unsubscribe() };
}

test('a change is applied when what the page shows has been asked anew', async () => {
  const { applied, answer } = await asking();
  answer(told);
  await expect(applied).resolves.toBeUndefined();
});

test('a page that is left while it asks does not end the following', async () => {
  const { applied, leave } = await asking();
  leave();
  await expect(applied).resolves.toBeUndefined();
});

test('nor does it where all of the page is asked anew, since more has happened than is kept', async () => {
  const { applied, leave } = await asking(refetchAll);
  leave();
  await expect(applied).resolves.toBeUndefined();
});

test('what is gone while the page asks for it does not end the following', async () => {
  const { applied, answer } = await asking();
  answer(refused('NotFound'));
  await expect(applied).resolves.toBeUndefined();
});

test('a page that may not ask any more is told so', async () => {
  const { applied, answer } = await asking();
  answer(refused('Unauthorized'));
  await expect(applied).rejects.toThrow('No.');
});

/** The documents of two that lists still show after this change; the API knows none of them any more. */
async function leftAfter(change: object): Promise<string[]> {
  const answer = ({ operationName }: ApolloLink.Operation) => (operationName === 'Usage' ? told : refused('NotFound'));
  const link = new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        observer.next(answer(operation));
        observer.complete();
      }),
  );
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  client.cache.restore({
    ROOT_QUERY: { __typename: 'Query', listed: [{ __ref: 'Document:d1' }, { __ref: 'Document:d2' }] },
    'Document:d1': { __typename: 'Document', id: 'd1' },
    'Document:d2': { __typename: 'Document', id: 'd2' },
  });
  await applyChange(client, { documentId: 'd1', kind: 'SAVED', recipientId: null, ...change } as Change);
  return Object.keys(client.cache.extract() as object).filter((key) => key.startsWith('Document:'));
}

test.each([
  ['was deleted elsewhere', { kind: 'DELETED' }],
  ['is shared with us no more', { kind: 'UNSHARED', recipientId: 'u1' }],
  ['is not to be seen any more when it is looked at', { kind: 'SAVED' }],
  ['is gone when it is looked at, though shared with others still', { kind: 'UNSHARED' }],
])('a document that %s leaves the list, and no other', async (_what, change) => {
  expect(await leftAfter(change)).toEqual(['Document:d2']);
});
