import { Link, useLocation } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useHydrated, type Prefetched } from '~/api/hydrate';
import { MeDocument, useMeQuery, type MeQuery, type MeQueryVariables } from '~/graphql/generated';
import { UploadTray } from '~/upload/UploadTray';
import { Button, buttonClass } from './ui/Button';
import { Icon } from './ui/Icon';
import { Shell } from './ui/Shell';
import { devicesPath, documentsPath, signOutPath, trashPath } from '../../../schema/webPaths';

type Props = { prefetched: Prefetched<MeQuery, MeQueryVariables>; children: ReactNode };

export function SignedInShell({ prefetched, children }: Props) {
  useFocusOnNewPage();
  const { data = prefetched.data } = useMeQuery({ variables: useHydrated(MeDocument, prefetched) });
  return (
    <>
      <Shell home={documentsPath} actions={<Account {...data.me} />}>
        {children}
      </Shell>
      <UploadTray />
    </>
  );
}

/** Moves the focus to the new content, since the link that led to it is gone. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    const isNew = last.current !== pathname;
    last.current = pathname;
    if (isNew && document.activeElement === document.body) document.getElementById('content')?.focus();
  }, [pathname]);
}

// A narrow screen has room for the word or the icon, and the word says more.
const picture = 'size-4 max-sm:hidden';
const place = `${buttonClass('quiet', 'small')} max-sm:min-h-11 max-sm:px-2`;

function Account({ name, email }: MeQuery['me']) {
  return (
    <div className="flex min-w-0 items-center gap-1 sm:gap-3">
      <span className="hidden min-w-0 truncate text-sm text-muted sm:block" title={email}>
        {name}
      </span>
      <Link to={devicesPath} className={place}>
        <Icon name="window" className={picture} /> Devices
      </Link>
      <Link to={trashPath} className={place}>
        <Icon name="trash" className={picture} /> Trash
      </Link>
      {/* A plain form and not one of Remix, because it leads to the user pool and back. */}
      <form method="post" action={signOutPath}>
        <Button type="submit" size="small" className="whitespace-nowrap max-sm:min-h-11">
          Sign out
        </Button>
      </form>
    </div>
  );
}
