import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { expect, test, vi } from 'vitest';
import { UsageDocument } from '~/graphql/generated';
import { applyChange, refetchAll, type Change } from './applyChange';

const deleted = { documentId: 'd1', kind: 'DELETED', recipientId: null } as Change;
const usage = { __typename: 'Usage', bytesUsed: 1, bytesReserved: 0, bytesQuota: 2, documentCount: 1 };
const told = { data: { me: { __typename: 'Account', id: 'u1', usage } } };
const refused = (errorType: string) => ({ data: null, errors: [Object.assign({ message: 'No.' }, { errorType })] });

/** A page that shows how much room is used and is asking for it anew, since a document was deleted elsewhere. */
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
