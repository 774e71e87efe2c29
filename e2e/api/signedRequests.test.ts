import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { CompleteUploadDocument, CreateDownloadDocument, type CompleteUploadMutation } from '#client/generated';
import { useBed } from './testing/bed';
import { changed, requestOf, sent } from './testing/changedRequest';
import { everyReading } from './testing/everyReading';
import { Random } from './testing/model/random';
import { usePeople } from './testing/people';
import { dataOf, errorOf, send, sha256, type Answer, type File } from './testing/quire';
import { wholeNumber } from '../testing/wholeNumber';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

const count = wholeNumber('SIGNED_REQUESTS', 40);
const seed = wholeNumber('SIGNED_SEED', Date.now() % 1_000_000);

function fileOf(random: Random, index: number): File {
  const plain = Buffer.from(Array.from({ length: random.below(3000) }, () => random.below(256)));
  const bytes = random.isTrue(0.5) ? plain : gzipSync(Buffer.alloc(random.below(100_000), index));
  const [ending = '', mimeType = ''] =
    random.pick([
      ['txt', 'text/plain'],
      ['gz', 'application/gzip'],
      ['html', 'text/html'],
    ]) ?? [];
  return { name: `${index}.${ending}`, mimeType, bytes };
}

function dataAfter(answer: Answer<CompleteUploadMutation>, story: string) {
  expect(answer.errors, story).toEqual([]);
  return dataOf(answer).completeUpload;
}

test(
  `${count} signed PUTs that were changed on their way: what is acknowledged reads back byte for byte (seed ${seed}, E-41)`,
  { timeout: 60_000 + count * 1000 },
  async () => {
    const random = new Random(seed);
    let acknowledged = 0;
    for (let index = 0; index < count; index += 1) {
      const file = fileOf(random, index);
      const upload = await alice.upload(file);
      if (!upload.put) throw new Error('The upload has no PUT.');
      const request = changed(requestOf(upload.put, file.bytes), random);
      const { status } = await sent(request);
      const story = `round ${index} of seed ${seed}: ${request.what}, answered ${status}`;
      const complete = () => alice.ask(CompleteUploadDocument, { input: { uploadId: upload.id } });
      let answer = await complete();
      if (answer.errors.length === 0) acknowledged += 1;
      else {
        expect(errorOf(answer), story).toMatchObject({ type: 'Conflict' });
        // A refused request has stored nothing, so the right one still works.
        expect((await send(upload.put, file.bytes)).status, story).toBe(200);
        answer = await complete();
      }
      const { id } = dataAfter(answer, story);
      for (const [way, bytes] of await everyReading(bed, alice, id)) {
        expect(`${way} ${sha256(bytes)}`, story).toBe(`${way} ${sha256(file.bytes)}`);
      }
    }
    expect(acknowledged).toBeGreaterThan(0);
  },
);

test(
  `${count} signed GETs that were changed are refused, or answer with the same bytes (seed ${seed}, E-41)`,
  { timeout: 60_000 + count * 1000 },
  async () => {
    const random = new Random(seed + 1);
    const file = fileOf(random, 0);
    const { id } = await alice.save(file);
    for (let index = 0; index < count; index += 1) {
      const { createDownload } = await alice.get(CreateDownloadDocument, { input: { documentId: id } });
      const request = changed(
        { ...requestOf(createDownload.request, Buffer.from('x')), headers: { accept: '*/*' } },
        random,
      );
      const response = await sent(request);
      const story = `round ${index} of seed ${seed}: ${request.what}`;
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.status === 200) expect(sha256(bytes), story).toBe(sha256(file.bytes));
      else expect([206, 400, 403, 404, 412, 501], story).toContain(response.status);
    }
    expect(sha256((await alice.open(id)).bytes)).toBe(sha256(file.bytes));
  },
);
