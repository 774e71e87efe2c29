import { plain } from '../../schema/text';

/** What leads out of a folder, or means something else there. */
const unfit = process.platform === 'win32' ? /[\\/:*?"<>|]/g : /[\\/]/g;

// Windows takes these for machines, whatever follows the first dot.
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(\.|$))/i;

/**
 * Under which name a document is put into a folder. Names come from other people and other systems: nothing in one leads out
 * of the folder, is an option to a program, or is read by a shell of its own accord.
 */
export function localName(name: string): string {
  const fit = plain(name)
    .replace(unfit, '_')
    .replace(/^[-. ]/, '_')
    .replace(/[. ]$/, '_')
    .replace(reserved, '_$1');
  return fit === '' ? 'document' : fit;
}
