import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { startConnection } from './connection/start';
import { refuseDrops } from './refuseDrops';

// Remix suspends its first render until the loaders' data is decoded. An event in that moment would make React give up hydration
// for good (its error 345), so the data is decoded before React begins.
async function decodeLoaderData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (decoding) {
    await decoding;
  }
}

async function bringToLife(): Promise<void> {
  await decodeLoaderData();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

startConnection();
refuseDrops(window);
void bringToLife();
