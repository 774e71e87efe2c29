import contentDisposition from 'content-disposition';

// A name may hold them, but what is shown for it must not read other than it is.
const turnsOfDirection = /[\u202a-\u202e\u2066-\u2069]/g;

/** `Content-Disposition` by RFC 6266: an ASCII name that every client understands, and the very one beside it. */
export function disposition(type: 'attachment' | 'inline', name: string): string {
  // The library would take what is before a backslash for folders, and drop it.
  const plain = name.replaceAll('\\', '_').replace(turnsOfDirection, '_');
  // RFC 6266, appendix D: what older clients would decode, unquote or misread stays out of the fallback.
  const fallback = plain.replace(/[^\x20-\x7e]|[%"]/gu, '_');
  return contentDisposition(plain, { type, fallback });
}
