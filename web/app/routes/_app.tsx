import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { ApiProvider } from '~/api/ApiProvider';
import { SignedInShell } from '~/components/SignedInShell';
import { ChangesDocument, MeDocument, UploadsDocument } from '~/graphql/generated';
import { LiveChanges } from '~/live/LiveChanges';
import type { loader as rootLoader } from '~/root';
import { DropZone } from '~/upload/DropZone';
import { UploadProvider } from '~/upload/UploadProvider';

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const [me, uploads, feed] = await Promise.all([
    api.prefetch(MeDocument, {}),
    api.prefetch(UploadsDocument, {}),
    api.prefetch(ChangesDocument, {}),
  ]);
  return { me, uploads, feed };
}

// The signed-in person does not change from page to page, and uploads are followed by their own provider.
export const shouldRevalidate = () => false;

/** The frame of every page that requires sign-in. */
export default function SignedIn() {
  const { me, uploads, feed } = useLoaderData<typeof loader>();
  const { graphqlUrl = '', realtimeUrl = '' } = useRouteLoaderData<typeof rootLoader>('root') ?? {};
  return (
    <ApiProvider urls={{ graphqlUrl, realtimeUrl }}>
      <LiveChanges cursor={feed.data.changes.cursor} />
      <UploadProvider open={uploads.data.uploads}>
        <DropZone>
          <SignedInShell prefetched={me}>
            <Outlet />
          </SignedInShell>
        </DropZone>
      </UploadProvider>
    </ApiProvider>
  );
}
