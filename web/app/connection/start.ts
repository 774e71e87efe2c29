import { createConnection } from './connection';
import { holdClicks } from './holdClicks';
import { patientFetch } from './patientFetch';

const probe = async () => {
  try {
    return (await fetch('/health', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
};

/** The connection of this page. */
export const connection = createConnection({ isOnline: () => navigator.onLine, probe });

/** Call it once, before the page is hydrated. */
export function startConnection(): void {
  window.fetch = patientFetch(window.fetch.bind(window), connection);
  window.addEventListener('offline', () => connection.lose());
  window.addEventListener('online', () => connection.tryNow());
  holdClicks(connection);
  if (!navigator.onLine) connection.lose();
  if (document.readyState === 'complete') preloadPages();
  else window.addEventListener('load', preloadPages);
}

/** Remix reloads the browser page if a route's script cannot be loaded; offline, that would end in the browser's own error. */
function preloadPages(): void {
  const { routes } = window.__remixManifest;
  const files = new Set(Object.values(routes).flatMap(({ module, imports = [] }) => [module, ...imports]));
  for (const link of document.querySelectorAll('link[rel=modulepreload]'))
    files.delete(link.getAttribute('href') ?? '');
  for (const href of files)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
}
