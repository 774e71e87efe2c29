import { Links, Meta, Outlet, Scripts, ScrollRestoration, type MetaFunction } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ConnectionBanner } from './connection/ConnectionBanner';
import { ProblemView } from './components/ProblemView';
import { NavigationProgress } from './components/ui/NavigationProgress';
import { Shell } from './components/ui/Shell';
import { env } from './env.server';
import { useNonce } from './nonce';
import './styles.css';

export const meta: MetaFunction = () => [
  { title: 'Quire' },
  { name: 'description', content: 'A document cloud for desktop applications that never loses a byte.' },
];

/** The settings that the browser needs; none of them is secret. */
export const loader = () => ({ graphqlUrl: env.GRAPHQL_URL, realtimeUrl: env.REALTIME_URL });

export const shouldRevalidate = () => false;

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f8f6f1" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15171b" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <>
      <ConnectionBanner />
      <NavigationProgress />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  return (
    <Shell home="/">
      <ProblemView />
    </Shell>
  );
}
