import { Link } from '@remix-run/react';
import { endOf } from './trashEnd';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { TrashButton } from './TrashButton';
import { buttonClass } from '~/components/ui/Button';
import { Moment } from '~/components/ui/Moment';
import { deletePath } from '../../../schema/webPaths';

/** On the page of a document in the trash: when it will be deleted, and what can be done. */
export function TrashedNotice({ id, trashedAt }: DocumentDetailsFragment) {
  if (!trashedAt) return null;
  return (
    <div className="mt-6 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-accent-soft px-4 py-3">
      <p>
        In the trash. It will be deleted on <Moment at={endOf(trashedAt)} />.
      </p>
      <div className="flex gap-2">
        <TrashButton id={id} intent="restore" from="dashboard" size="small">
          Restore
        </TrashButton>
        <Link to={deletePath(id)} className={buttonClass('quiet', 'small')}>
          Delete forever
        </Link>
      </div>
    </div>
  );
}
