import { Link } from '@remix-run/react';
import type { DeviceLoginCardFragment } from '~/graphql/generated';
import { buttonClass } from '~/components/ui/Button';
import { Icon } from '~/components/ui/Icon';
import { Name } from '~/components/ui/Name';
import { Outcome } from '~/components/ui/Outcome';
import { devicesPath } from '../../../schema/webPaths';

type Decision = Exclude<DeviceLoginCardFragment['state'], 'PENDING' | 'APPROVING'>;
type Props = Pick<DeviceLoginCardFragment, 'clientName'> & { state: Decision };

/** Shows what the person has decided, and where to go from here. */
export function DecidedLogin({ clientName, state }: Props) {
  const isIn = state !== 'DENIED';
  const picture = (
    <Icon name={isIn ? 'check' : 'close'} className={`mx-auto size-14 ${isIn ? 'text-good' : 'text-bad'}`} />
  );
  const refused = (
    <>
      <Name>{clientName}</Name> was refused
    </>
  );
  const letIn = (
    <>
      <Name>{clientName}</Name> is signed in as you, without ever having seen your password.
    </>
  );
  const harmless = 'It has opened nothing of yours. If you did not start it, there is nothing more to do.';
  return (
    <Outcome picture={picture} title={isIn ? 'You can go back to the app' : refused} sentence={isIn ? letIn : harmless}>
      <Link to={devicesPath} className={buttonClass()}>
        Your devices
      </Link>
    </Outcome>
  );
}
