import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DocumentDocument, type DocumentQuery } from '~/graphql/generated';
import { document } from '../../testing/answers';
import { useDocument } from './useDocument';

const variables = { id: 'd1' };
const named = (name: string, revision: number) =>
  ({ document: document({ id: 'd1', name, revision }) }) as unknown as DocumentQuery;

/** A browser that can render the document again and again. */
function browser() {
  const cache = new InMemoryCache();
  const client = new ApolloClient({ cache, link: ApolloLink.empty() });
  const Shown = ({ data }: { data: DocumentQuery }) => useDocument({ data, variables }).name;
  return {
    show: (data: DocumentQuery) =>
      renderToStaticMarkup(
        <ApolloProvider client={client}>
          <Shown data={data} />
        </ApolloProvider>,
      ),
    /** Writes a newer document into the cache, as a change would. */
    hear: (data: DocumentQuery) => cache.writeQuery({ query: DocumentDocument, variables, data }),
  };
}

test('a page that is drawn once more shows what it has heard since, not what it was loaded with', () => {
  const { show, hear } = browser();
  const loaded = named('old.txt', 3);
  expect(show(loaded)).toBe('old.txt');
  hear(named('new.txt', 4));
  expect(show(loaded)).toBe('new.txt');
});

test('what was on its way while something newer was heard is shown as it is by now', () => {
  const { show, hear } = browser();
  hear(named('new.txt', 4));
  expect(show(named('old.txt', 3))).toBe('new.txt');
  expect(show(named('newer.txt', 5))).toBe('newer.txt');
});
