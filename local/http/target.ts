/**
 * The path and query that a request asks for. A client may state the whole address, as if it asked a proxy (RFC 9112 3.2.2);
 * undefined for what has no path.
 */
export function targetIn({ url = '/' }: { url?: string | undefined }): string | undefined {
  const target = url.replace(/^https?:\/\/[^/?]*(?=([/?]|$))/i, '');
  if (target === '' || target.startsWith('?')) return `/${target}`;
  return target.startsWith('/') ? target : undefined;
}
