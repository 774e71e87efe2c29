import { rmSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import {
  DeleteDocumentDocument,
  RestoreDocumentDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { useComputers, type Running } from './testing/computer';
import { revoke, share } from './testing/giving';
import { textFile, type Person } from './testing/quire';

/** What happens to a file that follows its document, for each kind of change. */
vi.setConfig({ testTimeout: 120_000 });

const bed = useBed();
const waiting = { timeout: 30_000, interval: 20 };
const { computerOf } = useComputers(bed);
const running: Running[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) {
    each.kill();
    await each.ended;
  }
});

/** What the follower has printed, and a way to wait for more. */
async function following(owner: Person) {
  const email = 'fred@example.com';
  const { id } = await owner.save(textFile('first'));
  const given = await share(owner, id, email, 'VIEWER');
  const computer = await computerOf(email);
  await computer.ask('open', id);
  const follower = computer.start(['refresh', 'note.txt', '--follow']);
  running.push(follower);
  const says = (sentence: string) => vi.waitFor(() => expect(follower.said.out).toContain(sentence), waiting);
  await says('is version 1 of note.txt.');
  return { id, given, computer, follower, says };
}

test('a file that follows is told of whatever happens to its document, and goes on', async () => {
  const owner = await bed.person('olga@example.com');
  const { id, computer, follower, says } = await following(owner);
  await owner.save(textFile('second'), { documentId: id, baseVersion: 1 });
  await says('is now version 2 of note.txt.');
  await owner.get(UpdateDocumentDocument, { input: { id, name: 'report.txt' } });
  await says('is version 2 of report.txt.');
  await owner.get(TrashDocumentDocument, { id });
  await says('olga put in the trash: report.txt, version 2');
  await owner.get(RestoreDocumentDocument, { id });
  await vi.waitFor(() => expect(follower.said.out.split('is version 2 of report.txt.')).toHaveLength(3), waiting);
  rmSync(computer.path('note.txt'));
  await owner.save(textFile('third'), { documentId: id, baseVersion: 2 });
  await says('is now version 3 of report.txt.');
  await owner.get(UpdateDocumentDocument, { input: { id, isReadOnly: true } });
  await says('olga made read-only: report.txt, version 3');
  expect(computer.read('note.txt')).toBe('third');
  follower.stop();
  expect(await follower.ended).toMatchObject({ code: 0, err: '' });
});

test('a file whose document is not shared with its person any more stays, and that is said', async () => {
  const owner = await bed.person('olga@example.com');
  const { given, computer, follower, says } = await following(owner);
  await share(owner, given.documentId, 'fred@example.com', 'EDITOR');
  await says('olga shared with you: note.txt, version 1');
  await revoke(owner, given);
  expect(await follower.ended).toMatchObject({
    code: 6,
    out: expect.stringMatching(
      /olga ended the sharing with you of: note\.txt, version 1\. note\.txt stays, and is not followed any more\.\n$/,
    ) as string,
  });
  expect(computer.read('note.txt')).toBe('first');
});

test('a file whose document is deleted for good stays, and that is said', async () => {
  const owner = await bed.person('olga@example.com');
  const { id, computer, follower } = await following(owner);
  await owner.get(TrashDocumentDocument, { id });
  await owner.get(DeleteDocumentDocument, { id });
  expect(await follower.ended).toMatchObject({
    code: 6,
    out: expect.stringContaining('olga deleted for good: note.txt, version 1. note.txt stays') as string,
  });
  expect(computer.read('note.txt')).toBe('first');
});
