import { Form, Link, useNavigation } from '@remix-run/react';
import type { DocumentDetailsFragment, VersionRowFragment, VersionsQuery } from '~/graphql/generated';
import { Button, ButtonLink, buttonClass } from '~/components/ui/Button';
import { Icon } from '~/components/ui/Icon';
import { List } from '~/components/ui/List';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';
import { SectionTitle } from '~/components/ui/Title';
import { documentPath, downloadPath } from '../../../schema/webPaths';
import { formatSize } from '#client/size';

type Props = {
  document: DocumentDetailsFragment;
  versions: VersionsQuery['versions'];
  isFirst: boolean;
  /** Why the last restore failed. */
  problem?: string;
};

/** All versions of a document, to download or to restore; it works without JavaScript. */
export function VersionList({ document, versions: { items, nextToken }, isFirst, problem }: Props) {
  return (
    <section aria-labelledby="versions" className="mt-10">
      <SectionTitle id="versions">Versions</SectionTitle>
      {problem && (
        <p role="alert" className="mt-3 text-bad">
          {problem}
        </p>
      )}
      {items.length === 0 && <p className="mt-4 text-muted">No older versions.</p>}
      {items.length > 0 && (
        <List label="Versions">
          {items.map((item) => (
            <VersionEntry key={item.version} document={document} {...item} />
          ))}
        </List>
      )}
      <div className="mt-4 flex flex-wrap justify-between gap-3">
        {!isFirst && (
          <Link to={documentPath(document.id)} className={buttonClass()}>
            <Icon name="back" /> Newest versions
          </Link>
        )}
        {nextToken && (
          <Link
            to={`${documentPath(document.id)}?before=${encodeURIComponent(nextToken)}`}
            className={`ml-auto ${buttonClass()}`}
          >
            Older versions <Icon name="forward" />
          </Link>
        )}
      </div>
    </section>
  );
}

type EntryProps = VersionRowFragment & { document: DocumentDetailsFragment };

function VersionEntry({ document, version, size, createdAt, createdBy, restoredFrom }: EntryProps) {
  const isNewest = version === document.version;
  const mayRestore = !isNewest && document.role !== 'VIEWER' && !document.isReadOnly && !document.trashedAt;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <div className="min-w-40 grow">
        <p className="font-medium">
          Version {version}
          {isNewest && <span className="ml-2 text-sm font-normal text-good">newest</span>}
        </p>
        <p className="text-sm text-muted">
          <Moment at={createdAt} isPrecise /> by <Name>{createdBy.name}</Name> · {formatSize(size)}
          {restoredFrom !== null && <> · restored from version {restoredFrom}</>}
        </p>
      </div>
      <ButtonLink
        look="quiet"
        size="small"
        className="max-sm:-ml-2.5"
        href={`${downloadPath(document.id)}?version=${version}`}
        aria-label={`Download version ${version}`}
      >
        <Icon name="download" /> Download
      </ButtonLink>
      {mayRestore && <RestoreButton id={document.id} version={version} baseVersion={document.version} />}
    </li>
  );
}

type RestoreProps = { id: string; version: number; baseVersion: number };

function RestoreButton({ id, version, baseVersion }: RestoreProps) {
  const isSaving = useNavigation().formMethod === 'POST';
  return (
    <Form method="post" action={documentPath(id)}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="baseVersion" value={baseVersion} />
      <Button type="submit" size="small" disabled={isSaving} aria-label={`Restore version ${version}`}>
        Restore
      </Button>
    </Form>
  );
}
