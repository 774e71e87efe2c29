type Bytes = { mimeType: string; size: number };

/** Types that browsers show without running anything in them. HTML and SVG can contain scripts. */
const asTheyAre = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
  'image/x-icon',
  'audio/mpeg',
  'audio/wav',
  'audio/ogg',
  'audio/flac',
  'audio/mp4',
  'audio/aac',
  'audio/webm',
  'video/mp4',
  'video/webm',
  'video/ogg',
];

const asText = ['application/json', 'application/xml', 'application/yaml', 'application/toml', 'application/sql'];

/** Longer text would keep a browser busy for minutes: 1 MiB. */
const longestText = 1048576;

export function isPreviewable(document: Bytes): boolean {
  return previewTypeOf(document) !== '';
}

/** The MIME type for showing the bytes; an empty string if they are not shown. */
export function previewTypeOf({ mimeType, size }: Bytes): string {
  if (size === 0) return '';
  if (asTheyAre.includes(mimeType)) return mimeType;
  const isText = (mimeType.startsWith('text/') && mimeType !== 'text/html') || asText.includes(mimeType);
  return isText && size <= longestText ? 'text/plain; charset=utf-8' : '';
}
