import { expect, test, vi } from 'vitest';
import { CreateUploadDocument, MeDocument, RestoreVersionDocument } from '#client/generated';
import { giveRoom, useBed } from './testing/bed';
import { inputOf, textFile } from './testing/quire';

const bed = useBed();

test('where no byte is left nothing new fits, and an old version can still be brought back (E-18)', async () => {
  const ann = await bed.person('ann@example.com');
  await giveRoom(bed, ann, 6);
  const { id } = await ann.save(textFile('one', 'full.txt'));
  await ann.save(textFile('two'), { documentId: id, baseVersion: 1 });
  const input = inputOf(textFile('!'));
  expect((await ann.ask(CreateUploadDocument, { input })).errors[0]).toMatchObject({
    errorType: 'QuotaExceeded',
    errorInfo: { bytesAvailable: 0, bytesNeeded: 1 },
  });
  const restore = { documentId: id, version: 1, baseVersion: 2 };
  expect((await ann.get(RestoreVersionDocument, { input: restore })).restoreVersion.version).toBe(3);
  expect(new TextDecoder().decode((await ann.open(id)).bytes)).toBe('one');
  await vi.waitFor(async () => {
    const { usage } = (await ann.get(MeDocument, {})).me;
    expect(usage).toEqual({ bytesQuota: 6, bytesUsed: 6, bytesReserved: 0, documentCount: 1 });
  }, 10_000);
});
