import { Link } from '@remix-run/react';
import { kindOf } from '~/documents/kinds';
import { useListPlace } from '~/documents/listPlace';
import { endOf } from './trashEnd';
import type { DocumentRowFragment } from '~/graphql/generated';
import { TrashButton } from './TrashButton';
import { buttonClass } from '~/components/ui/Button';
import { KindIcon } from '~/components/ui/KindIcon';
import { List, ListRow } from '~/components/ui/List';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';
import { deletePath, documentPath } from '../../../schema/webPaths';
import { formatSize } from '#client/size';

export function TrashList({ documents }: { documents: DocumentRowFragment[] }) {
  return (
    <List label="Documents in the trash">
      {documents.map((document) => (
        <TrashedRow key={document.id} {...document} />
      ))}
    </List>
  );
}

function TrashedRow({ id, name, mimeType, size, trashedAt }: DocumentRowFragment) {
  const place = useListPlace();
  return (
    <ListRow>
      <KindIcon family={kindOf(mimeType, name).family} />
      <div className="min-w-0 grow basis-48">
        <Link
          to={documentPath(id)}
          state={place}
          title={name}
          className="line-clamp-2 font-medium wrap-anywhere hover:text-accent"
        >
          <Name>{name}</Name>
        </Link>
        <p className="text-sm text-muted">
          {formatSize(size)} · will be deleted on {trashedAt && <Moment at={endOf(trashedAt)} />}
        </p>
      </div>
      <div className="flex gap-2">
        <TrashButton id={id} intent="restore" from="trash" size="small" label={`Restore ${name}`}>
          Restore
        </TrashButton>
        <Link to={deletePath(id)} aria-label={`Delete forever: ${name}`} className={buttonClass('quiet', 'small')}>
          Delete forever
        </Link>
      </div>
    </ListRow>
  );
}
