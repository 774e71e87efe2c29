import type { Target } from '../../../desktop/save';
import { longestName } from '../../../schema/limits';
import { endingOf } from '~/documents/ending';
import { kindOf } from '~/documents/kinds';
import { mimeTypeOf } from './mimeType';

/** A document that a file may become a version of. */
export type Known = { id: string; name: string; mimeType: string; version: number };

/** What somebody has to say before a file is sent. */
export type Question =
  /** The caller has a document of this name. */
  | { about: 'twin'; document: Known; names: string[] }
  /** It would become a version of a document of another kind. */
  | { about: 'kind'; document: Known; sentence: string };

export type Reply = 'newVersion' | 'keepBoth';

/** What to ask about a new document, given those that this page knows of the caller's; null where nothing is. */
export function twinQuestion(fileName: string, mine: Known[]): Question | null {
  const name = fileName.normalize('NFC');
  const document = mine.find((each) => each.name === name);
  if (!document) return null;
  return { about: 'twin', document, names: mine.map((each) => each.name) };
}

/** What to ask about a version of this document; null for a file of its kind. */
export function kindQuestion(file: Pick<File, 'name' | 'type'>, document: Known): Question | null {
  const ending = (name: string) => endingOf(name).toLowerCase();
  const isAlike = ending(file.name) !== '' && ending(file.name) === ending(document.name);
  if (isAlike || mimeTypeOf(file) === document.mimeType) return null;
  const sentence = `${described(document.name, document.mimeType)}; ${described(file.name, mimeTypeOf(file))}. Save it as a new version all the same?`;
  return { about: 'kind', document, sentence };
}

/** Where the bytes go after this reply; these names are being given to others. */
export function targetAfter(question: Question, reply: Reply, fileName: string, given: string[] = []): Target {
  const { document } = question;
  if (reply === 'newVersion') return { documentId: document.id, baseVersion: document.version };
  const name = fileName.normalize('NFC');
  return { name: question.about === 'twin' ? freeName(name, new Set([...question.names, ...given])) : name };
}

/** "report (2).odt": the first of these that no known document has, and not too long. */
export function freeName(name: string, taken: Set<string>): string {
  const ending = endingOf(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 2; ; number += 1) {
    const addition = ` (${number})${ending}`;
    const candidate = shortened(stem, longestName - bytesIn(addition)) + addition;
    if (!taken.has(candidate)) return candidate;
  }
}

const bytesIn = (text: string) => new TextEncoder().encode(text).length;

function shortened(text: string, mostBytes: number): string {
  const characters = [...text];
  while (bytesIn(characters.join('')) > mostBytes) characters.pop();
  return characters.join('');
}

const nouns: Partial<Record<ReturnType<typeof kindOf>['family'], string>> = {
  image: 'picture',
  audio: 'sound',
  video: 'film',
};

/** "minutes.odt is an ODT file", as it is said of both. */
function described(name: string, mimeType: string): string {
  const ending = endingOf(name).slice(1).toUpperCase();
  if (!ending) return `${name} is a file without an ending`;
  // Read letter by letter: an ODT, a PNG.
  const article = 'AEFHILMNORSX8'.includes(ending.charAt(0)) ? 'an' : 'a';
  return `${name} is ${article} ${ending} ${nouns[kindOf(mimeType, name).family] ?? 'file'}`;
}
