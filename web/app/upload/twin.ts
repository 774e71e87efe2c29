import { freeName } from '#client/freeName';
import { otherKind } from '#client/otherKind';
import type { Target } from '#client/save';
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
  const words = otherKind({ name: file.name, mimeType: mimeTypeOf(file) }, document);
  if (words === null) return null;
  const sentence = `${words} Save it as a new version all the same?`;
  return { about: 'kind', document, sentence };
}

/** Where the bytes go after this reply; these names are being given to others. */
export function targetAfter(question: Question, reply: Reply, fileName: string, given: string[] = []): Target {
  const { document } = question;
  if (reply === 'newVersion') return { documentId: document.id, baseVersion: document.version };
  const name = fileName.normalize('NFC');
  return { name: question.about === 'twin' ? freeName(name, new Set([...question.names, ...given])) : name };
}
