import { randomBytes } from 'node:crypto';
import {
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  PresignUploadPartsDocument,
} from '#client/generated';
import { Client } from '../driver/client';
import type { Person } from '../sides/side';
import { sha256 } from './file';
import { check, oncePerSide, type Operation } from './operation';

const megabytes = 200;
const partSize = 16 * 1024 * 1024;
/** The same number as in the clients. */
const partsAtOnce = 3;

type Plan = { person: Person; megabytes: number };
type Part = { partNumber: number; size: number; sha256: string };

// Made before the measurement starts, because hashing is the client's time and not the server's.
const contentOf = (megabytes: number) => {
  const bytes = randomBytes(megabytes * 1_000_000);
  const starts = Array.from({ length: Math.ceil(bytes.length / partSize) }, (_value, index) => index * partSize);
  const pieces = starts.map((start) => bytes.subarray(start, start + partSize));
  const parts = pieces.map((piece, index) => ({ partNumber: index + 1, size: piece.length, sha256: sha256(piece) }));
  return { bytes, pieces, parts, sha256: sha256(bytes) };
};
type Content = ReturnType<typeof contentOf>;

export const large: Operation<Plan> = {
  rows: () => [
    { label: `${megabytes} MB up`, figure: 'up', unit: 'MB/s', least: 0.6 },
    { label: `${megabytes} MB down`, figure: 'down', unit: 'MB/s', least: 0.6 },
  ],
  prepare: oncePerSide(async ({ side }) => ({ person: await side.person('filmer@example.com'), megabytes })),
  async once(client, { person, megabytes }) {
    const film = contentOf(megabytes);
    await download(client, person, await upload(client, person, film), film.bytes);
  },
  async measure({ person, megabytes }, { graphql }, { connections }) {
    const client = new Client(graphql, connections);
    const film = contentOf(megabytes);
    const begin = performance.now();
    const documentId = await upload(client, person, film);
    const saved = performance.now();
    await download(client, person, documentId, film.bytes);
    const fetched = performance.now();
    await client.close();
    return { up: (megabytes * 1000) / (saved - begin), down: (megabytes * 1000) / (fetched - saved) };
  },
};

async function upload(client: Client, person: Person, film: Content): Promise<string> {
  const input = { name: 'film.mp4', mimeType: 'video/mp4', size: film.bytes.length, sha256: film.sha256 };
  const { id: uploadId } = (await client.ask(person, CreateUploadDocument, { input })).createUpload;
  const left = [...film.parts];
  const send = async (part: Part): Promise<void> => {
    const signed = await client.ask(person, PresignUploadPartsDocument, { input: { uploadId, parts: [part] } });
    await client.put(signed.presignUploadParts[0]!.request, film.pieces[part.partNumber - 1]!);
    const next = left.shift();
    if (next) await send(next);
  };
  await Promise.all(left.splice(0, partsAtOnce).map(send));
  const completed = await client.ask(person, CompleteUploadDocument, { input: { uploadId, sha256: film.sha256 } });
  const { id, size, sha256: digest } = completed.completeUpload;
  check(size === film.bytes.length && digest === film.sha256, 'not the film that was saved');
  return id;
}

async function download(client: Client, person: Person, documentId: string, bytes: Buffer): Promise<void> {
  const { createDownload } = await client.ask(person, CreateDownloadDocument, { input: { documentId } });
  let offset = 0;
  for await (const chunk of await client.get(createDownload.request)) {
    check(bytes.subarray(offset, offset + chunk.length).equals(chunk), `other bytes from ${offset} on`);
    offset += chunk.length;
  }
  check(offset === bytes.length, `only ${offset} bytes came`);
}
