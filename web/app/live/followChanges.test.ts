import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Refusal } from '#client/refusal';
import { followChanges } from './followChanges';

type Listening = { hear: () => void; complete: () => void; fail: (error: Error) => void; isLeft: boolean };

/** A page that follows changes; records its subscriptions and the cursors that it reads from. */
function following() {
  const listened: Listening[] = [];
  const askedFrom: unknown[] = [];
  const link = new ApolloLink(({ operationName, variables, getContext }) =>
    operationName === 'OnChange'
      ? new Observable((observer) => {
          const listening: Listening = {
            hear: () => observer.next({ data: { onChange: { __typename: 'Change', id: 'd1-1' } } }),
            complete: () => observer.complete(),
            fail: (error) => observer.error(error),
            isLeft: false,
          };
          listened.push(listening);
          (getContext() as { started: () => void }).started();
          return () => void (listening.isLeft = true);
        })
      : new Observable((observer) => {
          askedFrom.push(variables.after);
          const changes = { __typename: 'ChangePage', items: [], cursor: `c${askedFrom.length}`, hasMore: false };
          observer.next({ data: { changes } });
          observer.complete();
        }),
  );
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const ended = followChanges(client, 'c0', leaving.signal);
  return { listened, askedFrom, ended, leave: () => leaving.abort() };
}

test('a page asks from where it was, and again after each hint', async () => {
  const { listened, askedFrom } = following();
  await vi.waitFor(() => expect(askedFrom).toEqual(['c0', 'c1']));
  listened[0]?.hear();
  await vi.waitFor(() => expect(askedFrom).toEqual(['c0', 'c1', 'c2']));
  expect(listened).toHaveLength(1);
});

test('what the server ends is listened to anew', async () => {
  const { listened } = following();
  await vi.waitFor(() => expect(listened).toHaveLength(1));
  listened[0]?.complete();
  await vi.waitFor(() => expect(listened).toHaveLength(2));
});

test('where there is no use in listening, following ends with the reason', async () => {
  const { listened, ended } = following();
  await vi.waitFor(() => expect(listened).toHaveLength(1));
  listened[0]?.fail(new Error('No more.'));
  await expect(ended).rejects.toThrow('No more.');
  expect(listened[0]?.isLeft).toBe(true);
});

test('what is too busy to be listened to just now is listened to again, after a pause', async () => {
  const { listened } = following();
  await vi.waitFor(() => expect(listened).toHaveLength(1));
  listened[0]?.fail(new Refusal({ message: 'Try again.', errorType: 'Busy', errorInfo: { retryAfter: 0.1 } }));
  expect(listened).toHaveLength(1);
  await vi.waitFor(() => expect(listened).toHaveLength(2), 5000);
});

test('a page that is left listens to nothing any more', async () => {
  const { listened, ended, leave } = following();
  await vi.waitFor(() => expect(listened).toHaveLength(1));
  leave();
  await ended;
  expect(listened[0]?.isLeft).toBe(true);
});
