import { plain } from '../../schema/text';

/** Characters that lead out of a folder, or are not allowed in names. */
const unfit = process.platform === 'win32' ? /[\\/:*?"<>|]/g : /[\\/]/g;

// Windows takes these for devices, whatever follows the first dot.
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(\.|$))/i;

/**
 * The name under which a document is put into a folder. Names come from other people and systems: a safe one does not
 * lead out of the folder, look like an option, or mean anything to a shell.
 */
export function localName(name: string): string {
  const fit = plain(name)
    .replace(unfit, '_')
    .replace(/^[-. ]/, '_')
    .replace(/[. ]$/, '_')
    .replace(reserved, '_$1');
  return fit === '' ? 'document' : fit;
}
