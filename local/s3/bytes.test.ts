import { readdir, rm } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { Bytes } from './bytes';
import { temporaryFolder } from './testing/s3';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function withOnePiece() {
  const folder = await temporaryFolder();
  folders.push(folder);
  const bytes = await Bytes.open(folder);
  const { piece } = await bytes.add(async (sink) => {
    await sink([Buffer.from('report')] as unknown as AsyncIterable<Buffer>);
    return { size: 6 };
  });
  return { bytes, piece, isThere: async () => (await readdir(folder)).includes(piece.file) };
}

test('bytes that nobody reads go at once', async () => {
  const { bytes, piece, isThere } = await withOnePiece();
  await bytes.discard([piece]);
  expect(await isThere()).toBe(false);
});

test('bytes that are read stay until the last reader has done', async () => {
  const { bytes, piece, isThere } = await withOnePiece();
  const [one, other] = [bytes.hold([piece]), bytes.hold([piece])];
  await bytes.discard([piece]);
  await one();
  expect(await isThere()).toBe(true);
  await other();
  expect(await isThere()).toBe(false);
});

test('bytes that were read and are kept stay', async () => {
  const { bytes, piece, isThere } = await withOnePiece();
  await bytes.hold([piece])();
  expect(await isThere()).toBe(true);
});
