import { Form } from '@remix-run/react';
import type { PreviewByLinkMutation } from '~/graphql/generated';
import { DocumentTitle } from '~/documents/DocumentTitle';
import { Fingerprint } from '~/documents/Fingerprint';
import { LinkPreview } from './LinkPreview';
import { Button } from '~/components/ui/Button';
import { Fact, Facts } from '~/components/ui/Facts';
import { Icon } from '~/components/ui/Icon';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';

type Props = PreviewByLinkMutation['openLink'];

/** What a visitor with a link sees: the document, its owner, and the download. */
export function LinkedDocument(linked: Props) {
  const { ownerName, isPreviewOnly } = linked;
  return (
    <>
      <DocumentTitle {...linked}>
        <p className="mt-1 text-muted wrap-anywhere">
          Shared by <Name>{ownerName}</Name>
        </p>
        {isPreviewOnly ? <p className="mt-5 text-muted">For preview only: there is no download.</p> : <DownloadForm />}
      </DocumentTitle>
      <LinkPreview {...linked} />
      <LinkFacts {...linked} />
    </>
  );
}

/** A plain form of the browser, because the answer is a file and not a page. */
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
