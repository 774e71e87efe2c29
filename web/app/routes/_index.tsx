import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { SavingPicture } from '~/components/SavingPicture';
import { ButtonLink } from '~/components/ui/Button';
import { Icon, type IconName } from '~/components/ui/Icon';
import { Notice } from '~/components/ui/Notice';
import { Shell } from '~/components/ui/Shell';
import { findLiveSession } from '~/session/ending.server';
import { takeUnfinishedSignOut } from '~/session/unfinishedSignOut.server';
import { documentsPath, signInPath } from '../../../schema/webPaths';

export async function loader(visit: LoaderFunctionArgs) {
  // If the session cannot be checked, the visitor sees the public page.
  const session = await findLiveSession(visit).catch(() => null);
  return session ? redirect(documentsPath) : { isSignOutUnfinished: takeUnfinishedSignOut(visit) };
}

export default function Welcome() {
  const { isSignOutUnfinished } = useLoaderData<typeof loader>();
  const [searchParams] = useSearchParams();
  return (
    <Shell home="/">
      {searchParams.get('signin') === 'unfinished' && (
        <div className="mb-8">
          <Notice>Signing in was not finished. Please sign in once more.</Notice>
        </div>
      )}
      {isSignOutUnfinished && (
        <div className="mb-8">
          <Notice>
            You are signed out of this browser, but Quire could not be told. If somebody may have a copy of your
            session, set a new password: that ends all of them.
          </Notice>
        </div>
      )}
      <div className="items-center gap-12 py-4 md:grid md:grid-cols-2 md:py-12">
        <div>
          <h1 className="font-title text-4xl leading-tight font-semibold tracking-tight sm:text-5xl md:text-[2.75rem]">
            Save to the cloud. <span className="block">Lose nothing.</span>
          </h1>
          <p className="mt-5 text-lg text-pretty text-muted">
            Quire keeps what your desktop applications save: every version whole, every byte checked, nothing ever
            silently overwritten.
          </p>
          <p className="mt-8 flex flex-wrap gap-3">
            <ButtonLink look="primary" href={`${signInPath}?screen=signup`}>
              Create account
            </ButtonLink>
            <ButtonLink href={signInPath}>Sign in</ButtonLink>
          </p>
        </div>
        <SavingPicture />
      </div>
      <ul className="mt-10 grid gap-6 border-t border-line pt-10 sm:grid-cols-3">
        <Pledge icon="layers" title="Versions that stay">
          Each save is a version of its own. All stay for a day, then one an hour for a week, one a day for 90 days, and
          one a week after that.
        </Pledge>
        <Pledge icon="shield" title="Every byte">
          Each file is checked when it arrives. What you fetch is what you saved.
        </Pledge>
        <Pledge icon="window" title="Every application">
          Text, tables, drawings, pictures, sound: from the tools you know.
        </Pledge>
      </ul>
    </Shell>
  );
}

function Pledge({ icon, title, children }: { icon: IconName; title: string; children: string }) {
  return (
    <li>
      <Icon name={icon} className="size-7 text-accent" />
      <h2 className="mt-3 font-medium">{title}</h2>
      <p className="mt-1 text-muted">{children}</p>
    </li>
  );
}
