import { Form } from '@remix-run/react';
import type { PreviewByLinkMutation } from '~/graphql/generated';
import { LinkPlayer } from './LinkPlayer';
import { Button } from './ui/Button';

type Props = Pick<
  PreviewByLinkMutation['openLink'],
  'name' | 'isPreviewable' | 'isPreviewOnly' | 'downloadsLeft' | 'preview'
>;

/** The document itself, where a browser can show it; of a link with a limit only when the visitor says so. */
export function LinkPreview({ name, isPreviewable, isPreviewOnly, downloadsLeft, preview }: Props) {
  if (preview) return <Shown name={name} mimeType={preview.mimeType} {...preview.request} />;
  if (isPreviewable && downloadsLeft) return <Offer downloadsLeft={downloadsLeft} />;
  if (!isPreviewOnly) return null;
  return (
    <p className="mt-8 text-muted">A browser cannot show this kind of file. Ask whoever gave you the link for it.</p>
  );
}

function Offer({ downloadsLeft }: { downloadsLeft: number }) {
  return (
    <Form
      method="post"
      preventScrollReset
      className="mt-8 rounded-xl border border-line bg-sheet p-6 text-center shadow-sheet"
    >
      <p className="text-muted">
        {downloadsLeft === 1
          ? 'Showing it here uses up the link.'
          : `Showing it here uses one of ${downloadsLeft} times.`}
      </p>
      <Button type="submit" name="intent" value="preview" className="mt-4">
        Show it
      </Button>
    </Form>
  );
}

type ShownProps = { name: string; mimeType: string; url: string; expiresAt: string };

/** From the bucket's own origin, so that nothing in it can touch this page. */
function Shown({ name, mimeType, url, expiresAt }: ShownProps) {
  const frame = 'mt-8 w-full rounded-xl border border-line bg-sheet shadow-sheet';
  if (mimeType.startsWith('image/')) return <img src={url} alt={name} className={`${frame} h-auto`} />;
  if (/^(audio|video)\//.test(mimeType)) {
    return <LinkPlayer name={name} url={url} expiresAt={expiresAt} isFilm={mimeType.startsWith('video/')} />;
  }
  if (mimeType.startsWith('text/')) return <iframe src={url} title={name} sandbox="" className={`${frame} h-96`} />;
  // No sandbox, which would keep browsers from opening their own viewer of PDF; it runs the scripts of a PDF apart from any page.
  return <iframe src={`${url}#view=FitH`} title={name} className={`${frame} h-[80dvh]`} />;
}
