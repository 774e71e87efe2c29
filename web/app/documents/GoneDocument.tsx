import { Link } from '@remix-run/react';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { buttonClass } from '~/components/ui/Button';
import { Name } from '~/components/ui/Name';
import { TornSheet } from '~/components/ui/TornSheet';
import { documentsPath, sharedPath } from '../../../schema/webPaths';

/** In place of a document that went while it was looked at. Which of the reasons it is, the API tells nobody. */
export function GoneDocument({ name, role, owner }: Pick<DocumentDetailsFragment, 'name' | 'role' | 'owner'>) {
  const isOwn = role === 'OWNER';
  return (
    <div role="status" className="mx-auto max-w-md py-12 text-center">
      <TornSheet />
      <h1 className="mt-6 font-title text-3xl font-semibold text-balance wrap-anywhere">
        <Name>{name}</Name> is not here any more
      </h1>
      <p className="mt-3 text-muted">
        {isOwn ? (
          'It was deleted in the meantime.'
        ) : (
          <>
            <Name>{owner.name}</Name> has put it in the trash or deleted it, or it is no longer shared with you. If you
            need it, ask <Name>{owner.name}</Name>.
          </>
        )}
      </p>
      <p className="mt-8">
        <Link to={isOwn ? documentsPath : sharedPath} className={buttonClass()}>
          {isOwn ? 'Documents' : 'Shared with me'}
        </Link>
      </p>
    </div>
  );
}
