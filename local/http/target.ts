/**
 * The path and query of a request; undefined if it has no path. A client may send the whole address, as it would to a
 * proxy (RFC 9112 3.2.2).
 */
export function targetIn({ url = '/' }: { url?: string | undefined }): string | undefined {
  const target = url.replace(/^https?:\/\/[^/?]*(?=([/?]|$))/i, '');
  if (target === '' || target.startsWith('?')) return `/${target}`;
  return target.startsWith('/') ? target : undefined;
}
