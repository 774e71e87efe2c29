import { Link, useLocation } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useHydrated, type Prefetched } from '~/api/hydrate';
import { MeDocument, useMeQuery, type MeQuery, type MeQueryVariables } from '~/graphql/generated';
import { UploadTray } from './UploadTray';
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

/** Keyboards and screen readers go on at the new content, where the link that led to it is gone. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    const isNew = last.current !== pathname;
    last.current = pathname;
    if (isNew && document.activeElement === document.body) document.getElementById('content')?.focus();
  }, [pathname]);
}

// On a narrow screen the picture has to do, but not for those who have the words read to them.
const wideOnly = 'sr-only sm:not-sr-only';

function Account({ name, email }: MeQuery['me']) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <span className="hidden min-w-0 truncate text-sm text-muted sm:block" title={email}>
        {name}
      </span>
      <Link to={devicesPath} className={buttonClass('quiet', 'small')}>
        <Icon name="window" className="size-4" /> <span className={wideOnly}>Devices</span>
      </Link>
      <Link to={trashPath} className={buttonClass('quiet', 'small')}>
        <Icon name="trash" className="size-4" /> <span className={wideOnly}>Trash</span>
      </Link>
      {/* A form of the page and not of Remix, for it leads to the user pool and back. */}
      <form method="post" action={signOutPath}>
        <Button type="submit" size="small" className="whitespace-nowrap">
          Sign out
        </Button>
      </form>
    </div>
  );
}
