import contentDisposition from 'content-disposition';
import { plain } from '../../../schema/text';

/** `Content-Disposition` by RFC 6266: an ASCII name that every client understands, and the very one beside it. */
export function disposition(type: 'attachment' | 'inline', name: string): string {
  // The library would take what is before a backslash for folders, and drop it.
  const shown = plain(name).replaceAll('\\', '_') || '_';
  // RFC 6266, appendix D: what older clients would decode, unquote or misread stays out of the fallback.
  const fallback = shown.replace(/[^\x20-\x7e]|[%"]/gu, '_');
  return contentDisposition(shown, { type, fallback });
}
