import { createHash, randomUUID } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { expect, vi } from 'vitest';
import {
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  MeDocument,
  type CreateUploadMutation,
  type DocumentFieldsFragment,
} from '#client/generated';
import { answered, Refusal, type Answered, type ApiError } from '#client/refusal';

/** The vocabulary of the API's tests. A `Person` talks to a running API as any client does. */
export type Answer<Data = Record<string, unknown>> = { status: number; data: Data | null; errors: ApiError[] };

/** The first error of an answer, and its data, which is null if no field has an answer. */
export const errorOf = ({ data, errors }: Answer<unknown>) => ({
  data: Object.values(data ?? {}).some((field) => field !== null) ? data : null,
  type: errors[0]?.errorType,
  ...errors[0]?.errorInfo,
});

export type File = { name: string; mimeType: string; bytes: Uint8Array };

export type PutRequest = NonNullable<Answered<CreateUploadMutation>['createUpload']['put']>;

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export const textFile = (text: string, name = 'note.txt'): File => ({
  name,
  mimeType: 'text/plain',
  bytes: new TextEncoder().encode(text),
});

/** The input of createUpload for a new document with these bytes. */
export const inputOf = ({ name, mimeType, bytes }: File) => ({
  clientRequestId: randomUUID(),
  name,
  mimeType,
  size: bytes.length,
  sha256: sha256(bytes),
});

export async function post(url: string, headers: Record<string, string>, body: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const { data = null, errors = [] } = (await response.json()) as Partial<Answer>;
  return { status: response.status, data, errors };
}

/** The raw answer to a caller with these headers. */
export async function ask<Data, Variables>(
  url: string,
  headers: Record<string, string>,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  return (await post(url, headers, JSON.stringify({ query: print(document), variables }))) as Answer<Data>;
}

/** The data of an answer that must be without errors. */
export function dataOf<Data>({ data, errors }: Answer<Data>): Answered<Data> {
  if (errors[0]) throw new Refusal(errors[0]);
  return answered(data);
}

/** Sends a signed PUT as it was given, with the headers that a test changes on purpose. */
export function send(put: PutRequest, bytes: Uint8Array, changed: Record<string, string> = {}): Promise<Response> {
  const headers = Object.fromEntries(put.headers.map(({ name, value }) => [name, value]));
  return fetch(put.url, { method: put.method, headers: { ...headers, ...changed }, body: Buffer.from(bytes) });
}

/** Resolves once housekeeping has handled all writes so far: awaits one more, since the stream is in order. */
export async function allFollowed(person: Person): Promise<void> {
  await person.save(textFile('the last', 'last.txt'));
  const reserved = async () => (await person.get(MeDocument, {})).me.usage.bytesReserved;
  await vi.waitFor(async () => expect(await reserved()).toBe(0), 10_000);
}

export class Person {
  constructor(
    private readonly url: string,
    readonly id: string,
    readonly accessToken: string,
  ) {}

  /** The raw answer, with its errors. */
  ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Answer<Data>> {
    return ask(this.url, { authorization: this.accessToken }, document, variables);
  }

  /** The data of an answer that must be without errors. */
  async get<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answered<Data>> {
    return dataOf(await this.ask(document, variables));
  }

  async upload(file: File, base: { documentId?: string; baseVersion?: number } = {}) {
    const input = { ...inputOf(file), ...base, ...(base.documentId ? { name: undefined } : {}) };
    return (await this.get(CreateUploadDocument, { input })).createUpload;
  }

  /** createUpload and PUT: a whole save except for its last step. */
  async uploadAndPut(file: File, base: { documentId?: string; baseVersion?: number } = {}) {
    const upload = await this.upload(file, base);
    if (!upload.put) throw new Error('The upload has no PUT.');
    const response = await send(upload.put, file.bytes);
    if (!response.ok) throw new Error(`S3 answered ${response.status}: ${await response.text()}`);
    return upload;
  }

  async save(file: File, base: { documentId?: string; baseVersion?: number } = {}): Promise<DocumentFieldsFragment> {
    const { id } = await this.uploadAndPut(file, base);
    return (await this.get(CompleteUploadDocument, { input: { uploadId: id } })).completeUpload;
  }

  async open(documentId: string): Promise<{ bytes: Uint8Array; headers: Headers }> {
    const { createDownload } = await this.get(CreateDownloadDocument, { input: { documentId } });
    const response = await fetch(createDownload.request.url);
    if (!response.ok) throw new Error(`S3 answered ${response.status}.`);
    return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
  }
}
