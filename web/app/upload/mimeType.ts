import mime from 'mime';
import { endingOf } from '#client/ending';

const unknown = 'application/octet-stream';

/** The browser's type, or else one for the ending, without parameters such as a charset. */
export function mimeTypeOf({ type, name }: Pick<File, 'type' | 'name'>): string {
  const found = type || mime.getType(endingOf(name)) || unknown;
  return found.split(';')[0]?.trim().toLowerCase() || unknown;
}
