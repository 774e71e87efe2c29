import { ApolloProvider } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { createBrowserClient, createRenderingClient, type ApiUrls } from './client';

/** Needed around everything that uses the generated hooks. Pages for visitors go without it, to save its script. */
export function ApiProvider({ urls, children }: { urls: ApiUrls; children: ReactNode }) {
  const [client] = useState(() =>
    typeof document === 'undefined' ? createRenderingClient() : createBrowserClient(urls),
  );
  return <ApolloProvider client={client}>{children}</ApolloProvider>;
}
