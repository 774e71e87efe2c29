import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import {
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  MeDocument,
  VersionsDocument,
} from '#client/generated';
import { pauseAskedBy, Refusal } from '#client/refusal';
import { createRetry } from '#client/retry';
import { giveRoom, useBed } from './testing/bed';
import { inputOf, textFile, type Person } from './testing/quire';

/** The clients' own retry policy at twenty times the speed; some of hundreds fail again and again. */
const retry = createRetry(pauseAskedBy, 12, { wait: (milliseconds) => delay(milliseconds / 20), random: Math.random });

const times = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_value, index) => make(index)));

/** `ok`, or the errorType that remains after all retries. */
const outcomeOf = (work: () => Promise<unknown>): Promise<string> =>
  retry(work).then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof Refusal) return error.errorType;
      throw error;
    },
  );

const count = (outcomes: string[], wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
const bytesIn = (texts: string[]) => texts.reduce((sum, text) => sum + text.length, 0);

async function textOf(person: Person, documentId: string, version: number): Promise<string> {
  const { createDownload } = await retry(() => person.get(CreateDownloadDocument, { input: { documentId, version } }));
  return (await fetch(createDownload.request.url)).text();
}

describe.each([
  ['a cloud', undefined],
  ['a cloud where 10 of 100 writes conflict and 5 of 100 calls are throttled', 'conflict=0.1,throttle=0.05,seed=3'],
])('in %s', (_name, faults) => {
  const bed = useBed({ faults });

  test.each([1, 2, 3])(
    'of 50 saves at once on one base one wins, and no body is lost (%i)',
    { timeout: 120_000 },
    async (round) => {
      const ann = await bed.person(`ann${round}@example.com`);
      const complete = (uploadId: string, more: object = {}) =>
        ann.get(CompleteUploadDocument, { input: { uploadId, ...more } });
      const first = await retry(() => ann.uploadAndPut(textFile('base', 'contested.txt')));
      await retry(() => complete(first.id));
      const id = first.documentId;
      const texts = Array.from({ length: 50 }, (_value, index) => `save ${index}`);
      const base = { documentId: id, baseVersion: 1 };
      const uploads = await Promise.all(texts.map((text) => retry(() => ann.uploadAndPut(textFile(text), base))));
      const outcomes = await Promise.all(uploads.map((upload) => outcomeOf(() => complete(upload.id))));
      expect([count(outcomes, 'ok'), count(outcomes, 'VersionConflict')]).toEqual([1, 49]);

      const lost = uploads.filter((_upload, index) => outcomes[index] !== 'ok');
      const [beside, onTop] = [lost.slice(0, 25), lost.slice(25)];
      const copies = await Promise.all(
        beside.map(({ id: uploadId }) => retry(() => complete(uploadId, { onConflict: 'COPY' }))),
      );
      for (const [index, { id: uploadId }] of onTop.entries()) {
        await retry(() => complete(uploadId, { baseVersion: index + 2 }));
      }

      const { items } = (await retry(() => ann.get(VersionsDocument, { documentId: id, limit: 100 }))).versions;
      const newest = onTop.length + 2;
      expect(items.map(({ version }) => version)).toEqual(
        Array.from({ length: newest }, (_value, index) => newest - index),
      );
      const kept = await Promise.all([
        ...items.map(({ version }) => textOf(ann, id, version)),
        ...copies.map(({ completeUpload }) => textOf(ann, completeUpload.id, 1)),
      ]);
      expect(kept.sort()).toEqual(['base', ...texts].sort());
      await vi.waitFor(async () => {
        const { usage } = (await retry(() => ann.get(MeDocument, {}))).me;
        const bytesUsed = bytesIn(['base', ...texts]);
        expect(usage).toMatchObject({ bytesUsed, bytesReserved: 0, documentCount: 1 + copies.length });
      }, 20_000);
    },
  );

  test('of 100 uploads at once into room for 10 just 10 begin (E-18)', { timeout: 60_000 }, async () => {
    const ben = await bed.person('ben@example.com');
    await giveRoom(bed, ben, 100);
    const file = textFile('0123456789');
    const outcomes = await times(100, () => {
      const input = inputOf(file);
      return outcomeOf(() => ben.get(CreateUploadDocument, { input }));
    });
    expect([count(outcomes, 'ok'), count(outcomes, 'QuotaExceeded')]).toEqual([10, 90]);
    const { usage } = (await retry(() => ben.get(MeDocument, {}))).me;
    expect(usage).toEqual({ bytesQuota: 100, bytesUsed: 0, bytesReserved: 100, documentCount: 10 });
  });
});
