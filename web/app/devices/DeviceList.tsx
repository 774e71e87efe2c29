import { Form, Link } from '@remix-run/react';
import type { DeviceRowFragment } from '~/graphql/generated';
import { Button, buttonClass } from '~/components/ui/Button';
import { Icon } from '~/components/ui/Icon';
import { List, ListRow } from '~/components/ui/List';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';
import { renameDevicePath } from '../../../schema/webPaths';

export function DeviceList({ devices }: { devices: DeviceRowFragment[] }) {
  return (
    <List label="Devices">
      {devices.map((device) => (
        <DeviceRow key={device.id} {...device} />
      ))}
    </List>
  );
}

function DeviceRow({ id, name, clientName, clientVersion, platform, lastSeenAt, address }: DeviceRowFragment) {
  return (
    <ListRow>
      <Icon name="window" className="size-9 text-accent" />
      <div className="min-w-0 grow basis-48">
        <h2 className="font-medium wrap-anywhere">{name}</h2>
        <p className="text-sm text-muted wrap-anywhere">
          <Name>{clientName}</Name> {clientVersion} · {platform}
        </p>
        <p className="text-sm text-muted">
          Last seen <Moment at={lastSeenAt} isPrecise />
          {address && ` from ${address}`}
        </p>
      </div>
      <Form method="post" className="flex gap-2">
        <Link to={renameDevicePath(id)} aria-label={`Rename ${name}`} className={buttonClass('quiet', 'small')}>
          Rename
        </Link>
        <input type="hidden" name="id" value={id} />
        <Button type="submit" name="intent" value="revoke" size="small" aria-label={`Sign out ${name}`}>
          Sign out
        </Button>
      </Form>
    </ListRow>
  );
}
