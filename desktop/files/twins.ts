import { basename } from 'node:path';
import mime from 'mime';
import { endingOf } from '#client/ending';
import { freeName } from '#client/freeName';
import { otherKind } from '#client/otherKind';
import { largestPage } from '../../schema/limits';
import { abortUpload, allDocuments, documentPage, type DocumentFacts } from '../api/calls';
import type { FileMeans } from './means';
import type { LocalFile } from './localFile';
import { NameTwiceError, OtherKindError, ReadOnlyTwinError, type Twin } from './twinErrors';
import type { WorkingCopy } from './workingCopies';

export type TwinChoice =
  /** Throw a NameTwiceError if there are such documents. */
  | 'ask'
  /** The file becomes the next version of the document with its name, or a new document if there is none. */
  | 'newVersion'
  /** The file becomes a new document, under a name that is not taken. */
  | 'keepBoth';

export type TwinOptions = {
  /**
   * What to do with a first save if this person owns a document of the file's name. By default it makes a new document
   * of the same name, and `twins` in the answer lists the others, as far as they are among the recently changed.
   */
  onTwin?: TwinChoice;
  /** With `newVersion`: even if the document is another kind of file. By default an OtherKindError is thrown. */
  isAnyKind?: boolean;
  /** With `newVersion`: only of this document at this version; otherwise a NameTwiceError is thrown. */
  twin?: Twin;
};

/** What a save makes: a version of the document that `copy` belongs to, or a new document of this name. */
export type Decided = { copy: WorkingCopy; name: string; twins: Twin[] };

type File = Pick<LocalFile, 'path'>;

/** Decides what a file's first save makes; one that has begun continues as it was decided. */
export async function decided(
  means: FileMeans,
  copy: WorkingCopy,
  file: File,
  { isNew, onTwin, ...choice }: TwinOptions & { isNew?: boolean },
): Promise<Decided> {
  const name = basename(file.path).normalize('NFC');
  if (copy.base || isNew) return { copy, name, twins: [] };
  if (onTwin === 'newVersion') return { copy: await tiedToTwin(means, copy, name, choice), name, twins: [] };
  if (onTwin === 'keepBoth') return { copy, name: nameBeside(name, await allDocuments(means.api, 'OWNED')), twins: [] };
  const begun = begunAs(copy);
  const { items } = await documentPage(means.api, { view: 'OWNED', limit: largestPage });
  const twins = twinsIn(items, begun ?? name);
  if (onTwin === 'ask' && begun === null && twins.length > 0) throw new NameTwiceError(twins);
  return { copy, name: begun ?? name, twins };
}

/** The type by the name's ending; a name without one, such as `zip`, tells nothing. */
export const mimeTypeOf = (name: string): string => mime.getType(endingOf(name)) ?? 'application/octet-stream';

/** Makes the file belong to its twin, as a file with local changes. */
async function tiedToTwin(
  { api, copies }: FileMeans,
  copy: WorkingCopy,
  name: string,
  { isAnyKind = false, twin }: TwinOptions,
): Promise<WorkingCopy> {
  const namesakes = (await allDocuments(api, 'OWNED')).filter((each) => each.name === name);
  const [document, ...others] = namesakes;
  if (!document) return copy;
  if (others.length > 0 || isAnother(document, twin)) throw new NameTwiceError(twinsIn(namesakes, name));
  if (document.isReadOnly) throw new ReadOnlyTwinError([twinOf(document)]);
  const doubt = otherKind({ name, mimeType: mimeTypeOf(name) }, document);
  if (doubt !== null && !isAnyKind) throw new OtherKindError([twinOf(document)], doubt);
  if (copy.saving) await abortUpload(api, copy.saving.requestId);
  const { id: documentId, version, size, sha256 } = document;
  return copies.keep({ ...copy, name, base: { documentId, version, size, sha256 }, saving: null });
}

const isAnother = ({ id, version }: DocumentFacts, twin?: Twin) =>
  twin !== undefined && (twin.documentId !== id || twin.version !== version);

function nameBeside(name: string, documents: DocumentFacts[]): string {
  const taken = new Set(documents.map((each) => each.name));
  return taken.has(name) ? freeName(name, taken) : name;
}

/** The name under which a first save was begun; null if none was. */
function begunAs({ saving }: WorkingCopy): string | null {
  return saving && 'name' in saving.target ? saving.target.name : null;
}

const twinsIn = (documents: DocumentFacts[], name: string) =>
  documents.filter((each) => each.name === name).map(twinOf);

function twinOf({ id, name, version, updatedAt }: DocumentFacts): Twin {
  return { documentId: id, name, version, updatedAt };
}
