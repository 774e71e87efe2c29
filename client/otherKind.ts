import { inSentence } from '../schema/text';
import { endingOf } from './ending';

type Kind = { name: string; mimeType: string };

/** A sentence that warns that the file is of another kind than the document; null if the kinds are alike. */
export function otherKind(file: Kind, document: Kind): string | null {
  const ending = (name: string) => endingOf(name).toLowerCase();
  const isAlike = ending(file.name) !== '' && ending(file.name) === ending(document.name);
  if (isAlike || file.mimeType === document.mimeType) return null;
  return `${described(document)}; ${described(file)}.`;
}

const nouns: Record<string, string> = { image: 'picture', audio: 'sound', video: 'film' };
const unknown = 'application/octet-stream';

/** Describes one of the two, such as "minutes.odt is an ODT file". */
function described({ name, mimeType }: Kind): string {
  const [shown, ending] = [inSentence(name), endingOf(name).slice(1).toUpperCase()];
  if (ending) return `${shown} is ${articleOf(ending)} ${ending} ${nouns[mimeType.split('/')[0] ?? ''] ?? 'file'}`;
  const type = mimeType === unknown ? 'a file' : `a file of the type ${mimeType}`;
  return `${shown} is ${type} without an ending`;
}

/** Endings are spelled out when spoken: an ODT, a PNG. */
const articleOf = (ending: string) => ('AEFHILMNORSX8'.includes(ending.charAt(0)) ? 'an' : 'a');
