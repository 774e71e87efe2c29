import { Link } from '@remix-run/react';
import { codePath } from './codePath';
import type { DeviceLoginCardFragment } from '~/graphql/generated';
import { Title } from '~/components/ui/Title';
import { DecidedLogin } from './DecidedLogin';
import { Button } from '~/components/ui/Button';
import { Fact, Facts } from '~/components/ui/Facts';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';
import { devicesPath } from '../../../schema/webPaths';

/** Shows which program wants to sign in, and asks whether to let it. */
export function DeviceLogin(login: DeviceLoginCardFragment) {
  const { state, userCode, clientName, clientVersion, platform, address, requestedAt } = login;
  if (state !== 'PENDING' && state !== 'APPROVING') return <DecidedLogin {...login} state={state} />;
  return (
    <div className="mx-auto max-w-md py-6">
      <Title>
        Sign in <Name>{clientName}</Name>?
      </Title>
      <p className="mt-6 font-medium">Is this the code your program shows?</p>
      <p className="mt-2 rounded-xl border border-line bg-sheet py-4 text-center font-mono text-4xl tracking-widest shadow-sheet">
        {userCode}
      </p>
      <Facts>
        <Fact label="Program">
          <Name>{clientName}</Name> <span className="text-muted">{clientVersion}</span>
        </Fact>
        <Fact label="Computer">{platform}</Fact>
        <Fact label="Asked from">{address ?? 'an unknown place'}</Fact>
        <Fact label="Asked at">
          <Moment at={requestedAt} isPrecise />
        </Fact>
      </Facts>
      <p className="mt-6 text-muted">
        Approve only what you have just started yourself. The program can then see, change and delete your documents,
        until you sign it out among{' '}
        <Link to={devicesPath} className="text-accent underline">
          your devices
        </Link>
        . You may be asked for your password once more; the program is let in after that.
      </p>
      {/* A plain form and not one of Remix, because it leads to the user pool and back. */}
      <form method="post" action={codePath(userCode)} className="mt-6 grid grid-cols-2 gap-3">
        <Button type="submit" name="intent" value="deny">
          Deny
        </Button>
        <Button type="submit" name="intent" value="approve" look="primary">
          Approve
        </Button>
      </form>
    </div>
  );
}
