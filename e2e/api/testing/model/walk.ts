import { isDeepStrictEqual } from 'node:util';
import {
  AbortUploadDocument,
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  DeleteDocumentDocument,
  DocumentDocument,
  DocumentsDocument,
  RestoreDocumentDocument,
  RestoreVersionDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
  VersionsDocument,
  type CreateUploadInput,
  type DocumentFieldsFragment,
} from '#client/generated';
import { inputOf, send, sha256, textFile, type Answer, type Person, type PutRequest } from '../quire';
import { Model, type Outcome } from './model';
import type { Random } from './random';

type Operation = () => Promise<[expected: unknown, actual: unknown]>;

const unknownId = '00000000000000000000000000';

/** One person's random walk through the API, with the model beside it. */
export class Walk {
  readonly model = new Model();
  private readonly puts = new Map<string, PutRequest>();
  private readonly operations: [weight: number, name: string, operation: Operation][] = [
    [16, 'create a document', () => this.createDocument()],
    [18, 'upload a version', () => this.uploadVersion()],
    [24, 'send bytes', () => this.sendBytes()],
    [26, 'complete', () => this.complete()],
    [6, 'abort', () => this.abort()],
    [8, 'rename', () => this.rename()],
    [1, 'lock', () => this.lock()],
    [5, 'put in the trash', () => this.setTrashed(true)],
    [6, 'take from the trash', () => this.setTrashed(false)],
    [5, 'delete', () => this.deleteDocument()],
    [7, 'restore a version', () => this.restoreVersion()],
    [10, 'read', () => this.read()],
    [5, 'list versions', () => this.listVersions()],
    [3, 'list documents', () => this.listDocuments()],
    [5, 'download', () => this.download()],
  ];

  constructor(
    private readonly person: Person,
    private readonly random: Random,
  ) {}

  async go(steps: number, signal: AbortSignal): Promise<void> {
    for (let index = 0; index < steps && !signal.aborted; index++) {
      const [name, operation] = this.pickOperation();
      const [expected, actual] = await operation();
      if (isDeepStrictEqual(actual, expected)) continue;
      const difference = `the API answered ${JSON.stringify(actual)}, and the model ${JSON.stringify(expected)}`;
      throw new Error(`At step ${index}, to ${name}, ${difference}.`);
    }
  }

  private pickOperation(): [string, Operation] {
    let rest = this.random.below(this.operations.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, name, operation] of this.operations) {
      rest -= weight;
      if (rest < 0) return [name, operation];
    }
    throw new Error('The weights do not add up.');
  }

  private async createDocument(): Promise<[unknown, unknown]> {
    const file = textFile(this.text(), `${this.random.below(1000)}.txt`);
    return this.createUpload('done', { ...inputOf(file), isReadOnly: this.random.isTrue(0.05) }, 0);
  }

  private async uploadVersion(): Promise<[unknown, unknown]> {
    const documentId = this.documentId();
    const baseVersion = this.version(documentId);
    const input = { ...inputOf(textFile(this.text())), name: null, documentId, baseVersion };
    return this.createUpload(this.model.createUpload({ documentId, base: baseVersion }), input, baseVersion);
  }

  private async createUpload(expected: string, input: CreateUploadInput, base: number): Promise<[unknown, unknown]> {
    const { data, errors } = await this.person.ask(CreateUploadDocument, { input });
    if (!data?.createUpload) return [expected, errors[0]?.errorType];
    const { id, documentId, name, put } = data.createUpload;
    if (put) this.puts.set(id, put);
    const isReadOnly = input.isReadOnly === true;
    const upload = { documentId, base, name, isReadOnly, isNew: base === 0, text: this.lastText };
    this.model.uploads.set(id, { ...upload, isSent: false, state: 'OPEN' });
    return [expected, 'done'];
  }

  private async sendBytes(): Promise<[unknown, unknown]> {
    const uploadId = this.uploadId();
    const [put, upload] = [this.puts.get(uploadId), this.model.uploads.get(uploadId)];
    if (!put || upload?.state !== 'OPEN') return [null, null];
    const { status } = await send(put, new TextEncoder().encode(upload.text));
    const expected = upload.isSent ? 412 : 200;
    upload.isSent = true;
    return [expected, status];
  }

  private async complete(): Promise<[unknown, unknown]> {
    const uploadId = this.uploadId();
    const base = this.random.isTrue(0.3) ? this.version(this.model.uploads.get(uploadId)?.documentId ?? '') : undefined;
    const isCopyWanted = this.random.isTrue(0.3);
    const input = { uploadId, baseVersion: base, onConflict: isCopyWanted ? ('COPY' as const) : null };
    const answer = await this.person.ask(CompleteUploadDocument, { input });
    // Only the API knows the copy's id.
    const copyId = isCopyWanted ? (answer.data?.completeUpload?.id ?? unknownId) : undefined;
    const expected = this.model.completeUpload({ uploadId, base, copyId });
    const told = outcomeOf(answer, answer.data?.completeUpload);
    // An upload ends with its document, a moment after the deletion.
    const isEnding = told === 'Expired' && this.model.uploads.get(uploadId)?.state === 'ENDED';
    const actual = isEnding ? 'NotFound' : told;
    const isRepeated = typeof expected === 'object' && expected.revision === 0;
    return [expectedOf(expected), isRepeated && typeof actual === 'object' ? { ...actual, revision: 0 } : actual];
  }

  private async abort(): Promise<[unknown, unknown]> {
    const id = this.uploadId();
    const { data, errors } = await this.person.ask(AbortUploadDocument, { id });
    const expected = this.model.abortUpload(id);
    const actual = data ? 'done' : errors[0]?.errorType;
    // The record is removed with its document, a moment after the deletion.
    const isGoing = expected === 'Conflict' && actual === 'NotFound' && this.model.isDeleted(id);
    return [expected, isGoing ? expected : actual];
  }

  private async rename(): Promise<[unknown, unknown]> {
    const [id, name] = [this.documentId(), `${this.random.below(3)}.txt`];
    const answer = await this.person.ask(UpdateDocumentDocument, { input: { id, name } });
    return [expectedOf(this.model.rename(id, name)), outcomeOf(answer, answer.data?.updateDocument)];
  }

  private async lock(): Promise<[unknown, unknown]> {
    const id = this.documentId();
    const answer = await this.person.ask(UpdateDocumentDocument, { input: { id, isReadOnly: true } });
    return [expectedOf(this.model.lock(id)), outcomeOf(answer, answer.data?.updateDocument)];
  }

  private async setTrashed(isTrashed: boolean): Promise<[unknown, unknown]> {
    const id = this.documentId();
    const expected = expectedOf(this.model.setTrashed(id, isTrashed));
    if (isTrashed) {
      const answer = await this.person.ask(TrashDocumentDocument, { id });
      return [expected, outcomeOf(answer, answer.data?.trashDocument)];
    }
    const answer = await this.person.ask(RestoreDocumentDocument, { id });
    return [expected, outcomeOf(answer, answer.data?.restoreDocument)];
  }

  private async deleteDocument(): Promise<[unknown, unknown]> {
    const id = this.documentId();
    const { data, errors } = await this.person.ask(DeleteDocumentDocument, { id });
    return [this.model.deleteDocument(id), data ? 'done' : errors[0]?.errorType];
  }

  private async restoreVersion(): Promise<[unknown, unknown]> {
    const documentId = this.documentId();
    const [version, baseVersion] = [this.version(documentId), this.version(documentId)];
    const answer = await this.person.ask(RestoreVersionDocument, { input: { documentId, version, baseVersion } });
    const expected = expectedOf(this.model.restoreVersion(documentId, version, baseVersion));
    return [expected, outcomeOf(answer, answer.data?.restoreVersion)];
  }

  private async read(): Promise<[unknown, unknown]> {
    const id = this.documentId();
    const answer = await this.person.ask(DocumentDocument, { id });
    return [expectedOf(this.model.read(id)), outcomeOf(answer, answer.data?.document)];
  }

  private async listVersions(): Promise<[unknown, unknown]> {
    const documentId = this.documentId();
    const { data, errors } = await this.person.ask(VersionsDocument, { documentId, limit: 100 });
    const texts = this.model.documents.get(documentId)?.texts;
    const expected = texts?.map((text, index) => `${index + 1} ${digestOf(text)}`).reverse();
    const actual = data?.versions.items.map(({ version, sha256 }) => `${version} ${sha256}`);
    return [expected?.slice(0, 100) ?? 'NotFound', actual ?? errors[0]?.errorType];
  }

  private async listDocuments(): Promise<[unknown, unknown]> {
    const view = this.random.isTrue(0.5) ? ('TRASH' as const) : null;
    const { items, nextToken } = (await this.person.get(DocumentsDocument, { view, limit: 100 })).documents;
    const documents = [...this.model.documents].filter(([, { isTrashed }]) => isTrashed === (view === 'TRASH'));
    if (nextToken) return [documents.length > 100, true];
    const expected = documents.map(([id, { name, texts }]) => `${id} ${name} ${texts.length}`);
    return [expected.map(withoutCopyName).sort(), items.map(rowOf).map(withoutCopyName).sort()];
  }

  private async download(): Promise<[unknown, unknown]> {
    const documentId = this.documentId();
    const version = this.version(documentId);
    const { data, errors } = await this.person.ask(CreateDownloadDocument, { input: { documentId, version } });
    const expected = this.model.documents.get(documentId)?.texts[version - 1] ?? 'NotFound';
    if (!data) return [expected, errors[0]?.errorType];
    return [expected, await (await fetch(data.createDownload.request.url)).text()];
  }

  private lastText = '';

  /** One of a few texts, so that the same bytes come again. */
  private text(): string {
    this.lastText = 'x'.repeat(this.random.below(4)) + String(this.random.below(20));
    return this.lastText;
  }

  /** Mostly the id of a document of this person, sometimes an unknown one. */
  private documentId(): string {
    return this.random.isTrue(0.03) ? unknownId : (this.random.pick([...this.model.documents.keys()]) ?? unknownId);
  }

  private uploadId(): string {
    const recent = [...this.model.uploads.keys()].slice(-12);
    return this.random.isTrue(0.03) ? unknownId : (this.random.pick(recent) ?? unknownId);
  }

  /** Mostly the newest version, else any from below the first to above the last. */
  private version(documentId: string): number {
    const newest = this.model.documents.get(documentId)?.texts.length ?? 1;
    return this.random.isTrue(0.6) ? newest : this.random.below(newest + 2);
  }
}

const digestOf = (text: string) => sha256(new TextEncoder().encode(text));

const rowOf = ({ id, name, version }: DocumentFieldsFragment) => `${id} ${name} ${version}`;

const withoutCopyName = (row: string) => row.replace(/ copy of .*\.txt | .*\(conflict, .*\.txt /, ' a copy ');

const expectedOf = (outcome: Outcome) =>
  typeof outcome === 'string' ? outcome : { ...outcome, text: digestOf(outcome.text) };

function outcomeOf({ errors }: Answer<unknown>, document: DocumentFieldsFragment | null | undefined) {
  if (!document) return errors[0]?.errorType;
  const { id, version, revision, sha256: text } = document;
  return { id, version, revision, text };
}
