import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { ApiProvider } from '~/api/ApiProvider';
import { SignedInShell } from '~/components/SignedInShell';
import { MeDocument, UploadsDocument } from '~/graphql/generated';
import type { loader as rootLoader } from '~/root';
import { UploadProvider } from '~/upload/UploadProvider';

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const [me, uploads] = await Promise.all([api.prefetch(MeDocument, {}), api.prefetch(UploadsDocument, {})]);
  return { me, uploads };
}

// Who is signed in does not change from page to page; uploads are followed where they are made.
export const shouldRevalidate = () => false;

/** The frame of every page that needs somebody signed in. */
export default function SignedIn() {
  const { me, uploads } = useLoaderData<typeof loader>();
  const { graphqlUrl = '' } = useRouteLoaderData<typeof rootLoader>('root') ?? {};
  return (
    <ApiProvider graphqlUrl={graphqlUrl}>
      <UploadProvider open={uploads.data.uploads}>
        <SignedInShell prefetched={me}>
          <Outlet />
        </SignedInShell>
      </UploadProvider>
    </ApiProvider>
  );
}
