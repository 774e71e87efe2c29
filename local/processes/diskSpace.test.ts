import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { systemClock, type Clock } from '../shared/clock';
import { watchDisk } from './diskSpace';
import { openDatabase, tableOfThings } from '../dynamodb/testing/database';

const disk = mkdtempSync(join(tmpdir(), 'quire-disk-'));
const isMounted = mount();

afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  if (isMounted) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

/** False if this account may not mount; only root may. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!isMounted)(
  'a full disk is told to the operator once, with its folder, and so is the end of it',
  async () => {
    const said: string[] = [];
    for (const method of ['error', 'log'] as const)
      vi.spyOn(console, method).mockImplementation((text) => void said.push(text as string));
    const quick: Clock = { ...systemClock, sleep: (_wait, signal) => systemClock.sleep(1, signal) };
    const watch = watchDisk(disk, quick);
    writeFileSync(join(disk, 'large'), Buffer.alloc(20 * 1024 * 1024));
    await vi.waitFor(() => expect(said).toHaveLength(1));
    rmSync(join(disk, 'large'));
    await vi.waitFor(() => expect(said).toHaveLength(2));
    await watch.close();
    expect(said[0]).toMatch(/^The disk of .* is full or nearly so: saves fail once it is\./);
    expect(said[0]).toContain(disk);
    expect(said[1]).toBe(`The disk of ${disk} has room again.`);
  },
);

test.skipIf(!isMounted)('a database on a full disk says so, and keeps what it has', async () => {
  const { dynamo, close } = await openDatabase(join(disk, 'dynamodb'), [tableOfThings()]);
  const put = (pk: string, size: number) =>
    dynamo.call('PutItem', { TableName: 'things', Item: { pk: { S: pk }, text: { S: 'x'.repeat(size) } } });
  await put('first', 1);
  const fill = async () => {
    for (let count = 0; ; count++) await put(`${count}`, 300_000);
  };
  await expect(fill()).rejects.toMatchObject({
    type: 'ServiceUnavailable',
    status: 503,
    message: 'The disk of this database is full, and nothing was written. Make room, then try again.',
  });
  expect(await dynamo.call('GetItem', { TableName: 'things', Key: { pk: { S: 'first' } } })).toHaveProperty('Item');
  await close();
});
