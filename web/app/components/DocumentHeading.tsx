import { Link } from '@remix-run/react';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { mayShare } from '~/sharing/roles';
import { DocumentTitle } from './DocumentTitle';
import { NewVersionButton } from './NewVersionButton';
import { TrashButton } from './TrashButton';
import { ButtonLink, buttonClass } from './ui/Button';
import { Icon } from './ui/Icon';
import { downloadPath, leavePath, readOnlyPath, renamePath, sharePath } from '../../../schema/webPaths';

/** What it is, and what can be done with it. */
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
      <div className="mt-5 flex flex-wrap gap-3">
        <ButtonLink look="primary" href={downloadPath(id)}>
          <Icon name="download" /> Download
        </ButtonLink>
        {mayChange && <NewVersionButton {...document} />}
        {mayChange && (
          <Link to={renamePath(id)} className={buttonClass()}>
            <Icon name="pencil" /> Rename
          </Link>
        )}
        {mayShare(role) && !trashedAt && (
          <Link to={sharePath(id)} className={buttonClass()}>
            <Icon name="people" /> Share
          </Link>
        )}
        {mayShare(role) && !isReadOnly && !trashedAt && (
          <Link to={readOnlyPath(id)} className={buttonClass()}>
            <Icon name="lock" /> Make read-only…
          </Link>
        )}
        {role === 'OWNER' && !trashedAt && (
          <TrashButton id={id} intent="trash" from="dashboard">
            <Icon name="trash" /> Put in the trash
          </TrashButton>
        )}
        {role !== 'OWNER' && (
          <Link to={leavePath(id)} className={buttonClass('quiet')}>
            Leave
          </Link>
        )}
      </div>
    </DocumentTitle>
  );
}
