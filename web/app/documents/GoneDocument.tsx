import { Link } from '@remix-run/react';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { buttonClass } from '~/components/ui/Button';
import { Name } from '~/components/ui/Name';
import { Outcome } from '~/components/ui/Outcome';
import { TornSheet } from '~/components/ui/TornSheet';
import { documentsPath, sharedPath } from '../../../schema/webPaths';

/** Replaces a document that disappeared while it was shown. The API tells nobody for which reason. */
export function GoneDocument({ name, role, owner }: Pick<DocumentDetailsFragment, 'name' | 'role' | 'owner'>) {
  const isOwn = role === 'OWNER';
  const title = (
    <>
      <Name>{name}</Name> is not here any more
    </>
  );
  const whatHappened = (
    <>
      <Name>{owner.name}</Name> has put it in the trash or deleted it, or it is no longer shared with you. If you need
      it, ask <Name>{owner.name}</Name>.
    </>
  );
  return (
    <div role="status">
      <Outcome
        picture={<TornSheet />}
        title={title}
        sentence={isOwn ? 'It was deleted in the meantime.' : whatHappened}
      >
        <Link to={isOwn ? documentsPath : sharedPath} className={buttonClass()}>
          {isOwn ? 'Documents' : 'Shared with me'}
        </Link>
      </Outcome>
    </div>
  );
}
