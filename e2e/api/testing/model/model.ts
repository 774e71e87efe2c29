/** A model of Quire that keeps everything in memory. The outcome of a call is an error type or its answer. */
type ModelDocument = {
  name: string;
  /** The content of each version, oldest first. */
  texts: string[];
  revision: number;
  isReadOnly: boolean;
  isTrashed: boolean;
  bytes: number;
};

type ModelUpload = {
  documentId: string;
  isNew: boolean;
  base: number;
  text: string;
  name: string;
  isReadOnly: boolean;
  isSent: boolean;
  /** ENDED: together with the document that it was for. */
  state: 'OPEN' | 'ABORTED' | 'COMPLETED' | 'ENDED';
  saved?: { documentId: string; version: number; text: string };
};

export type Outcome = string | { id: string; version: number; revision: number; text: string };

type Completion = { uploadId: string; base?: number; copyId?: string };

export class Model {
  readonly documents = new Map<string, ModelDocument>();
  readonly uploads = new Map<string, ModelUpload>();

  createUpload({ documentId, base }: Pick<ModelUpload, 'documentId' | 'base'>): string {
    if (base < 1) return 'Invalid';
    const document = this.documents.get(documentId);
    if (!document) return 'NotFound';
    return this.refusalOf(document) ?? (base > document.texts.length ? 'Invalid' : 'done');
  }

  completeUpload({ uploadId, base, copyId }: Completion): Outcome {
    if (base !== undefined && base < 1) return 'Invalid';
    const upload = this.uploads.get(uploadId);
    if (!upload) return 'NotFound';
    if (upload.state === 'ABORTED') return 'Expired';
    if (upload.saved) return this.savedBefore(upload.saved);
    if (upload.isNew && base !== undefined) return 'Invalid';
    if (!upload.isNew && !this.documents.has(upload.documentId)) return 'NotFound';
    if (!upload.isSent) return 'Conflict';
    return upload.isNew ? this.create(upload, upload.documentId, upload.name) : this.save(upload, base, copyId);
  }

  abortUpload(uploadId: string): string {
    const upload = this.uploads.get(uploadId);
    if (!upload) return 'NotFound';
    if (upload.state === 'COMPLETED') return 'Conflict';
    upload.state = 'ABORTED';
    return 'done';
  }

  rename(id: string, name: string): Outcome {
    return this.change(id, (document) => this.refusalOf(document) ?? this.moved(document, { name }));
  }

  lock(id: string): Outcome {
    return this.change(id, (document) =>
      document.isTrashed ? 'Conflict' : this.moved(document, { isReadOnly: true }),
    );
  }

  setTrashed(id: string, isTrashed: boolean): Outcome {
    return this.change(id, (document) => this.moved(document, { isTrashed }));
  }

  deleteDocument(id: string): string {
    if (!this.documents.delete(id)) return 'NotFound';
    for (const upload of this.uploads.values()) {
      if (upload.documentId === id && !upload.isNew && upload.state === 'OPEN') upload.state = 'ENDED';
    }
    return 'done';
  }

  restoreVersion(id: string, version: number, base: number): Outcome {
    if (base < 1) return 'Invalid';
    return this.change(id, (document) => {
      const { texts } = document;
      const refusal = this.refusalOf(document);
      if (refusal) return refusal;
      if (version === texts.length) return null;
      const text = texts[version - 1];
      if (text === undefined) return 'NotFound';
      if (isSavedAlready(document, text, base)) return null;
      if (base !== texts.length) return base > texts.length ? 'Invalid' : 'VersionConflict';
      texts.push(text);
      document.revision += 1;
      return null;
    });
  }

  read(id: string): Outcome {
    return this.change(id, () => null);
  }

  /** Whether the upload's document has been deleted. */
  isDeleted(uploadId: string): boolean {
    const saved = this.uploads.get(uploadId)?.saved;
    return saved !== undefined && !this.documents.has(saved.documentId);
  }

  get usage() {
    const documents = [...this.documents.values()];
    const open = [...this.uploads.values()].filter(({ state }) => state === 'OPEN');
    return {
      bytesUsed: documents.reduce((sum, { bytes }) => sum + bytes, 0),
      bytesReserved: open.reduce((sum, { text }) => sum + text.length, 0),
      documentCount: documents.length + open.filter(({ isNew }) => isNew).length,
    };
  }

  private save(upload: ModelUpload, base = upload.base, copyId?: string): Outcome {
    const { documentId, text } = upload;
    const document = this.required(documentId);
    if (!document.isTrashed && isSavedAlready(document, text, base)) return this.close(upload, documentId);
    if (base > document.texts.length) return this.refusalOf(document) ?? 'Invalid';
    const refusal = this.refusalOf(document) ?? (base < document.texts.length ? 'VersionConflict' : null);
    if (refusal) return copyId === undefined ? refusal : this.create(upload, copyId, `copy of ${document.name}`);
    document.texts.push(text);
    document.revision += 1;
    document.bytes += text.length;
    return this.close(upload, documentId);
  }

  private create(upload: ModelUpload, id: string, name: string): Outcome {
    const { text, isReadOnly } = upload;
    this.documents.set(id, { name, texts: [text], revision: 1, isReadOnly, isTrashed: false, bytes: text.length });
    return this.close(upload, id);
  }

  private close(upload: ModelUpload, documentId: string): Outcome {
    const version = this.required(documentId).texts.length;
    upload.state = 'COMPLETED';
    upload.saved = { documentId, version, text: upload.text };
    return this.read(documentId);
  }

  /** The first answer repeated, as far as the test looks at it; none if the document is gone. */
  private savedBefore({ documentId, version, text }: NonNullable<ModelUpload['saved']>): Outcome {
    return this.documents.has(documentId) ? { id: documentId, version, revision: 0, text } : 'NotFound';
  }

  /** `make` returns an error type, or null to go on; the answer is then the changed document. */
  private change(id: string, make: (document: ModelDocument) => string | null): Outcome {
    const document = this.documents.get(id);
    if (!document) return 'NotFound';
    const refusal = make(document);
    const { texts, revision } = document;
    return refusal ?? { id, version: texts.length, revision, text: texts.at(-1) ?? '' };
  }

  private moved(document: ModelDocument, change: Partial<ModelDocument>): null {
    const isNew = Object.entries(change).some(([name, value]) => document[name as keyof ModelDocument] !== value);
    if (isNew) Object.assign(document, change, { revision: document.revision + 1 });
    return null;
  }

  private refusalOf({ isReadOnly, isTrashed }: ModelDocument): string | null {
    if (isReadOnly) return 'ReadOnlyDocument';
    return isTrashed ? 'Conflict' : null;
  }

  private required(id: string): ModelDocument {
    const document = this.documents.get(id);
    if (!document) throw new Error(`The model has no document ${id}.`);
    return document;
  }
}

/** A model has only one person, so the same bytes on the same base must be the same save. */
function isSavedAlready({ texts }: ModelDocument, text: string, base: number): boolean {
  return texts.at(-1) === text && (texts.length === base || texts.length === base + 1);
}
