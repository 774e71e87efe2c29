import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { DocumentRowFragment } from '~/graphql/generated';
import { buttonClass } from '~/components/ui/Button';
import { Name } from '~/components/ui/Name';
import { TrashButton } from './TrashButton';
import { focusIfLost } from '~/components/ui/focus';
import { documentPath } from '../../../schema/webPaths';

type Props = { document: DocumentRowFragment; from: 'dashboard' | 'trash' };

/** Says that a document was moved, and offers to undo it. */
export function MovedNotice({ document: { id, name, trashedAt }, from }: Props) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => focusIfLost(notice.current), [id, trashedAt]);
  return (
    <div
      ref={notice}
      role="status"
      tabIndex={-1}
      className="sticky top-2 z-10 mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg bg-accent-soft px-4 py-2.5"
    >
      <p className="min-w-0 wrap-anywhere">
        <strong className="font-medium">
          <Name>{name}</Name>
        </strong>{' '}
        {trashedAt ? 'is in the trash.' : 'is back in your documents.'}
      </p>
      {trashedAt ? (
        <TrashButton id={id} intent="restore" from={from} size="small">
          Undo
        </TrashButton>
      ) : (
        <Link to={documentPath(id)} className={buttonClass('secondary', 'small')}>
          Open
        </Link>
      )}
    </div>
  );
}
