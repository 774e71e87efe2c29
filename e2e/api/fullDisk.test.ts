import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { CreateUploadDocument, UpdateDocumentDocument } from '#client/generated';
import { errorOf, inputOf, textFile } from './testing/quire';
import { fourPorts, RunningQuire } from './testing/running';

/** A Quire whose disk is really full says so, loses nothing and goes on once there is room. */
const data = mkdtempSync(join(tmpdir(), 'quire-full-'));
const filler = join(data, 'filler');

function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', data], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const isMounted = mounted();
const quire = isMounted ? new RunningQuire({ data, port: fourPorts() }) : null;
afterAll(async () => {
  await quire?.end();
  if (isMounted) execFileSync('umount', [data]);
  rmSync(data, { recursive: true });
});

function fill(): void {
  try {
    for (let megabytes = 0; ; megabytes += 1) writeFileSync(filler, Buffer.alloc(2 ** 20), { flag: 'a' });
  } catch {
    // The disk is full now.
  }
}

test('what cannot be written is refused in words, and everything is there and works once there is room', async ({
  skip,
}) => {
  if (!quire) return skip('Nothing can be mounted here.');
  const ada = await quire.person('ada@example.com');
  const { id } = await ada.save(textFile('one', 'plan.txt'));
  fill();
  // The database's log may still have some room left.
  const refused = async () => {
    for (let count = 0; ; count += 1) {
      const answer = await ada.ask(CreateUploadDocument, {
        input: inputOf(textFile(`${count}`, `${'x'.repeat(200)}.txt`)),
      });
      if (answer.errors.length > 0) return answer;
    }
  };
  const answer = await refused();
  expect([errorOf(answer), answer.errors[0]?.message]).toEqual([
    { data: null, type: 'Busy', retryAfter: 10 },
    'Quire can keep nothing new at the moment. Try again later, or tell whoever runs it.',
  ]);
  expect(Buffer.from((await ada.open(id)).bytes).toString()).toBe('one');
  const told = 'is full or nearly so: saves fail once it is.';
  await vi.waitFor(() => expect(quire.output).toContain(told), 20_000);
  rmSync(filler);
  expect((await ada.get(UpdateDocumentDocument, { input: { id, name: 'later.txt' } })).updateDocument.name).toBe(
    'later.txt',
  );
  expect((await ada.save(textFile('two'), { documentId: id, baseVersion: 1 })).version).toBe(2);
}, 120_000);
