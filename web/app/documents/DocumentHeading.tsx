import { Link } from '@remix-run/react';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { mayShare } from '~/sharing/roles';
import { DocumentTitle } from './DocumentTitle';
import { NewVersionButton } from '~/upload/NewVersionButton';
import { TrashButton } from '~/trash/TrashButton';
import { ButtonLink, buttonClass } from '~/components/ui/Button';
import { Icon } from '~/components/ui/Icon';
import { downloadPath, leavePath, readOnlyPath, renamePath, sharePath } from '../../../schema/webPaths';

/** The document's name, and what can be done with it. */
export function DocumentHeading(document: DocumentDetailsFragment) {
  const { id, role, isReadOnly, trashedAt } = document;
  const mayChange = role !== 'VIEWER' && !isReadOnly && !trashedAt;
  return (
    <DocumentTitle {...document}>
      {isReadOnly && (
        <p className="mt-3 max-w-prose">
          Read-only: it can be opened, but no longer changed. To go on with it, download it and save it as a new
          document.
        </p>
      )}
      <div className="mt-5 flex flex-wrap gap-2 max-sm:*:grow max-sm:*:px-3 max-sm:*:first:basis-full sm:gap-3">
        <ButtonLink look="primary" href={downloadPath(id)}>
          <Icon name="download" /> Download
        </ButtonLink>
        {mayChange && <NewVersionButton {...document} />}
        {mayShare(role) && !trashedAt && (
          <Link to={sharePath(id)} className={buttonClass()}>
            <Icon name="people" /> Share
          </Link>
        )}
      </div>
      <SeldomDone {...document} />
    </DocumentTitle>
  );
}

/** Rare actions, shown less prominently than the others. */
function SeldomDone({ id, role, isReadOnly, trashedAt }: DocumentDetailsFragment) {
  const isOpen = !isReadOnly && !trashedAt;
  return (
    <div className="mt-2 -ml-2.5 flex flex-wrap gap-x-1">
      {role !== 'VIEWER' && isOpen && (
        <Link to={renamePath(id)} className={buttonClass('quiet', 'small')}>
          <Icon name="pencil" /> Rename
        </Link>
      )}
      {mayShare(role) && isOpen && (
        <Link to={readOnlyPath(id)} className={buttonClass('quiet', 'small')}>
          <Icon name="lock" /> Make read-only…
        </Link>
      )}
      {role === 'OWNER' && !trashedAt && (
        <TrashButton id={id} intent="trash" from="dashboard" look="quiet" size="small">
          <Icon name="trash" /> Put in the trash
        </TrashButton>
      )}
      {role !== 'OWNER' && (
        <Link to={leavePath(id)} className={buttonClass('quiet', 'small')}>
          Leave
        </Link>
      )}
    </div>
  );
}
