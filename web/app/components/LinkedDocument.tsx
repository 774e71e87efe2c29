import { Form } from '@remix-run/react';
import { formatSize } from '~/documents/format';
import { kindOf } from '~/documents/kinds';
import type { PreviewByLinkMutation } from '~/graphql/generated';
import { Fingerprint } from './Fingerprint';
import { LinkPreview } from './LinkPreview';
import { Button } from './ui/Button';
import { Fact, Facts } from './ui/Facts';
import { Icon } from './ui/Icon';
import { KindIcon } from './ui/KindIcon';
import { Moment } from './ui/Moment';

type Props = PreviewByLinkMutation['openLink'];

/** What somebody with a link sees of a document: what it is, whose, and the way to its bytes. */
export function LinkedDocument(linked: Props) {
  const { name, mimeType, size, ownerName, isPreviewOnly } = linked;
  const { family, words } = kindOf(mimeType, name);
  return (
    <>
      <div className="flex flex-col gap-5 sm:flex-row sm:items-start">
        <KindIcon family={family} className="-ml-3 size-20 sm:ml-0 sm:size-24" />
        <div className="min-w-0 grow">
          <h1 className="font-title text-3xl font-semibold tracking-tight wrap-anywhere">{name}</h1>
          <p className="mt-1 text-muted">
            {words} · {formatSize(size)}
          </p>
          <p className="mt-1 text-muted wrap-anywhere">Shared by {ownerName}</p>
          {isPreviewOnly ? (
            <p className="mt-5 text-muted">For preview only: there is no download.</p>
          ) : (
            <DownloadForm />
          )}
        </div>
      </div>
      <LinkPreview {...linked} />
      <LinkFacts {...linked} />
    </>
  );
}

/** The browser's own post, since what comes of it is a file and no page. */
function DownloadForm() {
  return (
    <Form method="post" reloadDocument className="mt-5">
      <Button type="submit" name="intent" value="download" look="primary">
        <Icon name="download" /> Download
      </Button>
    </Form>
  );
}

function LinkFacts({ version, updatedAt, expiresAt, downloadsLeft, isPreviewOnly, ...checksum }: Props) {
  return (
    <Facts>
      <Fact label="Version">{version}</Fact>
      <Fact label="Changed">
        <Moment at={updatedAt} isPrecise />
      </Fact>
      {expiresAt && (
        <Fact label="Link ends">
          <Moment at={expiresAt} isPrecise />
        </Fact>
      )}
      {typeof downloadsLeft === 'number' && (
        <Fact label={isPreviewOnly ? 'Views left' : 'Downloads left'}>{downloadsLeft}</Fact>
      )}
      <Fact label="SHA-256">
        <Fingerprint {...checksum} />
      </Fact>
    </Facts>
  );
}
