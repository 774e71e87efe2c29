import { Link } from '@remix-run/react';
import { formatSize } from '~/documents/format';
import { kindOf } from '~/documents/kinds';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { mayShare } from '~/sharing/roles';
import { sharePath } from '~/sharing/sharePath';
import { NewVersionButton } from './NewVersionButton';
import { TrashButton } from './TrashButton';
import { ButtonLink, buttonClass } from './ui/Button';
import { Icon } from './ui/Icon';
import { KindIcon } from './ui/KindIcon';

/** What it is, and what can be done with it. */
export function DocumentHeading(document: DocumentDetailsFragment) {
  const { id, name, mimeType, size, role, isReadOnly, trashedAt } = document;
  const mayChange = role !== 'VIEWER' && !isReadOnly && !trashedAt;
  const { family, words } = kindOf(mimeType, name);
  return (
    <div className="mt-6 flex flex-col gap-5 sm:flex-row sm:items-start">
      <KindIcon family={family} className="-ml-3 size-20 sm:ml-0 sm:size-24" />
      <div className="min-w-0 grow">
        <h1 className="font-title text-3xl font-semibold tracking-tight wrap-anywhere">{name}</h1>
        <p className="mt-1 text-muted">
          {words} · {formatSize(size)}
        </p>
        <div className="mt-5 flex flex-wrap gap-3">
          <ButtonLink look="primary" href={`/doc/${id}/download`}>
            <Icon name="download" /> Download
          </ButtonLink>
          {mayChange && <NewVersionButton {...document} />}
          {mayChange && (
            <Link to={`/doc/${id}/rename`} className={buttonClass()}>
              <Icon name="pencil" /> Rename
            </Link>
          )}
          {mayShare(role) && !trashedAt && (
            <Link to={sharePath(id)} className={buttonClass()}>
              <Icon name="people" /> Share
            </Link>
          )}
          {role === 'OWNER' && !trashedAt && (
            <TrashButton id={id} intent="trash" from="dashboard">
              <Icon name="trash" /> Put in the trash
            </TrashButton>
          )}
          {role !== 'OWNER' && (
            <Link to={`/doc/${id}/leave`} className={buttonClass('quiet')}>
              Leave
            </Link>
          )}
        </div>
      </div>
    </div>
  );
}
