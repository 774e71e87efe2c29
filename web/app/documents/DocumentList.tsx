import { Link } from '@remix-run/react';
import { kindOf } from './kinds';
import { useListPlace } from './listPlace';
import type { DocumentRowFragment } from '~/graphql/generated';
import { roleNames } from '~/sharing/roles';
import { TrashButton } from '~/trash/TrashButton';
import { Icon } from '~/components/ui/Icon';
import { KindIcon } from '~/components/ui/KindIcon';
import { List } from '~/components/ui/List';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';
import { documentPath, downloadPath } from '../../../schema/webPaths';
import { formatSize } from '#client/size';

export function DocumentList({ documents }: { documents: DocumentRowFragment[] }) {
  return (
    <List label="Documents">
      {documents.map((document) => (
        <DocumentRow key={document.id} {...document} />
      ))}
    </List>
  );
}

function DocumentRow({ id, name, mimeType, size, role, isReadOnly, owner, updatedAt }: DocumentRowFragment) {
  const { family, words } = kindOf(mimeType, name);
  const place = useListPlace();
  return (
    <li className="group relative flex items-center gap-1 p-3 transition-colors hover:bg-accent-soft/60 sm:gap-2 sm:px-4">
      <KindIcon family={family} className="mr-2 size-10" />
      <div className="min-w-0 grow sm:grid sm:grid-cols-[minmax(0,1fr)_5rem_7rem] sm:items-center sm:gap-4">
        <div className="min-w-0">
          {/* The whole row leads there, except where it has other links. */}
          <Link
            to={documentPath(id)}
            state={place}
            title={name}
            className="line-clamp-2 font-medium wrap-anywhere after:absolute after:inset-0 after:rounded-xl"
          >
            <Name>{name}</Name>
          </Link>
          <p className="truncate text-sm text-muted">
            {role === 'OWNER' ? (
              words
            ) : (
              <>
                From <Name>{owner.name}</Name> · {roleNames[role]}
                <span className="max-sm:hidden"> · {words}</span>
              </>
            )}
            {isReadOnly && ' · Read-only'}
          </p>
        </div>
        <p className="hidden text-right text-sm text-muted tabular-nums sm:block">{formatSize(size)}</p>
        <p className="text-sm text-muted tabular-nums sm:text-right">
          <span className="sm:hidden">{formatSize(size)} · </span>
          <Moment at={updatedAt} />
        </p>
      </div>
      <a
        href={downloadPath(id)}
        aria-label={`Download ${name}`}
        title="Download"
        className="relative rounded-lg p-2.5 text-muted hover:bg-accent-soft hover:text-accent"
      >
        <Icon name="download" />
      </a>
      {role === 'OWNER' && (
        <TrashButton
          id={id}
          intent="trash"
          from="dashboard"
          look="quiet"
          size="icon"
          label={`Put ${name} in the trash`}
        >
          <Icon name="trash" />
        </TrashButton>
      )}
    </li>
  );
}
