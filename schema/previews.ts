type Bytes = { mimeType: string; size: number };

/** What browsers show by themselves, and run nothing of. HTML and SVG are not among them. */
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

/** The type under which the bytes are shown; empty where they are not. */
export function previewTypeOf({ mimeType, size }: Bytes): string {
  if (size === 0) return '';
  if (asTheyAre.includes(mimeType)) return mimeType;
  const isText = (mimeType.startsWith('text/') && mimeType !== 'text/html') || asText.includes(mimeType);
  return isText && size <= longestText ? 'text/plain; charset=utf-8' : '';
}
