import { Link } from '@remix-run/react';
import type { DeviceLoginCardFragment } from '~/graphql/generated';
import { buttonClass } from '~/components/ui/Button';
import { Icon } from '~/components/ui/Icon';
import { Name } from '~/components/ui/Name';
import { devicesPath } from '../../../schema/webPaths';

type Decision = Exclude<DeviceLoginCardFragment['state'], 'PENDING' | 'APPROVING'>;
type Props = Pick<DeviceLoginCardFragment, 'clientName'> & { state: Decision };

/** What the person has decided, and where to go from here. */
export function DecidedLogin({ clientName, state }: Props) {
  const isIn = state !== 'DENIED';
  return (
    <div className="mx-auto max-w-md py-12 text-center">
      <Icon name={isIn ? 'check' : 'close'} className={`mx-auto size-14 ${isIn ? 'text-good' : 'text-bad'}`} />
      <h1 className="mt-6 font-title text-3xl font-semibold text-balance wrap-anywhere">
        {isIn ? (
          'You can go back to the app'
        ) : (
          <>
            <Name>{clientName}</Name> was refused
          </>
        )}
      </h1>
      <p className="mt-3 text-muted">
        {isIn ? (
          <>
            <Name>{clientName}</Name> is signed in as you, without ever having seen your password.
          </>
        ) : (
          'It has opened nothing of yours. If you did not start it, there is nothing more to do.'
        )}
      </p>
      <p className="mt-8">
        <Link to={devicesPath} className={buttonClass()}>
          Your devices
        </Link>
      </p>
    </div>
  );
}
