import { kindOf } from './kinds';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { roleNames, roleRights } from '~/sharing/roles';
import { Fingerprint } from './Fingerprint';
import { Fact, Facts } from '~/components/ui/Facts';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';
import { formatSize } from '#client/size';

/** Everything that is known about a document. */
export function DocumentFacts(document: DocumentDetailsFragment) {
  const { name, mimeType, size, version, isReadOnly, role, owner, createdAt, updatedAt, updatedBy } = document;
  return (
    <Facts>
      <Fact label="Kind">
        {kindOf(mimeType, name).words} <span className="text-muted wrap-anywhere">({mimeType})</span>
      </Fact>
      <Fact label="Size">
        {formatSize(size)}
        {size >= 1024 && <span className="text-muted"> ({size.toLocaleString('en')} bytes)</span>}
      </Fact>
      <Fact label="Version">
        {version}
        {isReadOnly && <span className="text-muted"> (read-only)</span>}
      </Fact>
      <Fact label="Changed">
        <Moment at={updatedAt} isPrecise />{' '}
        <span className="text-muted">
          by <Name>{updatedBy.name}</Name>
        </span>
      </Fact>
      <Fact label="Created">
        <Moment at={createdAt} isPrecise />
      </Fact>
      <Fact label="Owner">
        <Name>{owner.name}</Name> <span className="text-muted wrap-anywhere">({owner.email})</span>
      </Fact>
      {role !== 'OWNER' && (
        <Fact label="Your role">
          {roleNames[role]} <span className="text-muted">({roleRights[role]})</span>
        </Fact>
      )}
      <Fact label="SHA-256">
        <Fingerprint {...document} />
      </Fact>
    </Facts>
  );
}
