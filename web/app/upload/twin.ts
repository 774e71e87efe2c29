import { freeName } from '#client/freeName';
import { otherKind } from '#client/otherKind';
import type { Target } from '#client/save';
import { mimeTypeOf } from './mimeType';

/** A document that a file may become a version of. */
export type Known = { id: string; name: string; mimeType: string; version: number };

/** A question that the person has to answer before a file is sent. */
export type Question =
  /** The caller already has a document of this name. */
  | { about: 'twin'; document: Known; names: string[] }
  /** The file is of another kind than the document that it would become a version of. */
  | { about: 'kind'; document: Known; sentence: string };

export type Reply = 'newVersion' | 'keepBoth';

/** The question about a new document, given the caller's documents that this page knows; null if there is none. */
export function twinQuestion(fileName: string, mine: Known[]): Question | null {
  const name = fileName.normalize('NFC');
  const document = mine.find((each) => each.name === name);
  if (!document) return null;
  return { about: 'twin', document, names: mine.map((each) => each.name) };
}

/** The question about a new version of this document; null if the file is of its kind. */
export function kindQuestion(file: Pick<File, 'name' | 'type'>, document: Known): Question | null {
  const words = otherKind({ name: file.name, mimeType: mimeTypeOf(file) }, document);
  if (words === null) return null;
  const sentence = `${words} Save it as a new version all the same?`;
  return { about: 'kind', document, sentence };
}

/** The target that follows from this reply; `given` are names that are being given to other files. */
export function targetAfter(question: Question, reply: Reply, fileName: string, given: string[] = []): Target {
  const { document } = question;
  if (reply === 'newVersion') return { documentId: document.id, baseVersion: document.version };
  const name = fileName.normalize('NFC');
  return { name: question.about === 'twin' ? freeName(name, new Set([...question.names, ...given])) : name };
}
