import type { PreviewByLinkMutation } from '~/graphql/generated';
import { LinkOffer } from './LinkOffer';
import { LinkPlayer } from './LinkPlayer';

type Props = Pick<
  PreviewByLinkMutation['openLink'],
  'name' | 'isPreviewable' | 'isPreviewOnly' | 'downloadsLeft' | 'preview'
>;

/** Shows the document if a browser can; if the link's downloads are limited, only when the visitor says so. */
export function LinkPreview({ name, isPreviewable, isPreviewOnly, downloadsLeft, preview }: Props) {
  if (preview) {
    return <Shown name={name} downloadsLeft={downloadsLeft} mimeType={preview.mimeType} {...preview.request} />;
  }
  if (isPreviewable && downloadsLeft) {
    return (
      <LinkOffer downloadsLeft={downloadsLeft} what="Showing it here">
        Show it
      </LinkOffer>
    );
  }
  if (!isPreviewOnly) return null;
  return (
    <p className="mt-8 text-muted">A browser cannot show this kind of file. Ask whoever gave you the link for it.</p>
  );
}

type ShownProps = { name: string; mimeType: string; url: string; expiresAt: string; downloadsLeft: number | null };

/** Served from the bucket's own origin, so that nothing in it can touch this page. */
function Shown({ name, mimeType, ...signed }: ShownProps) {
  const { url } = signed;
  const frame = 'mt-8 w-full rounded-xl border border-line bg-sheet shadow-sheet';
  if (mimeType.startsWith('image/')) return <img src={url} alt={name} className={`${frame} h-auto`} />;
  if (/^(audio|video)\//.test(mimeType)) {
    return <LinkPlayer name={name} {...signed} isFilm={mimeType.startsWith('video/')} />;
  }
  if (mimeType.startsWith('text/')) return <iframe src={url} title={name} sandbox="" className={`${frame} h-96`} />;
  // No sandbox: it would keep browsers from opening their PDF viewer, which isolates the scripts of a PDF by itself.
  return <iframe src={`${url}#view=FitH`} title={name} className={`${frame} h-[80dvh]`} />;
}
