import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { ApiProvider } from '~/api/ApiProvider';
import { SignedInShell } from '~/components/SignedInShell';
import { MeDocument } from '~/graphql/generated';
import type { loader as rootLoader } from '~/root';
import { UploadProvider } from '~/upload/UploadProvider';

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  return api.prefetch(MeDocument, {});
}

// Who is signed in does not change from page to page.
export const shouldRevalidate = () => false;

/** The frame of every page that needs somebody signed in. */
export default function SignedIn() {
  const prefetched = useLoaderData<typeof loader>();
  const { graphqlUrl = '' } = useRouteLoaderData<typeof rootLoader>('root') ?? {};
  return (
    <ApiProvider graphqlUrl={graphqlUrl}>
      <UploadProvider>
        <SignedInShell prefetched={prefetched}>
          <Outlet />
        </SignedInShell>
      </UploadProvider>
    </ApiProvider>
  );
}
