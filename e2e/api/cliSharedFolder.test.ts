import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { useBed } from './testing/bed';
import { useComputers, type Computer } from './testing/computer';
import { sha256, textFile, type Person } from './testing/quire';

/** Two sign-ins with separate homes, whose programs work on files in the same folder. */
vi.setConfig({ testTimeout: 240_000 });

const bed = useBed();
const { computerOf } = useComputers(bed);

type Told = { code: number; documentId: string; version: number; sha256: string };

/** Two computers that both work in the first one's folder. */
async function twoHomes(email: string) {
  const [one, two] = [await computerOf(email), await computerOf(email)];
  const inOne =
    (home: Computer) =>
    (...args: string[]) =>
      home.ask<Told>(...args.map((arg) => arg.replace('@', `${one.folder}/`)));
  return { one, ask: [inOne(one), inOne(two)] as const, two, person: await bed.person(email) };
}

const fileOf = (letter: string, size: number) => ({ ...textFile(''), bytes: Buffer.alloc(size, letter) });
const next = (person: Person, documentId: string, version: number, letter: string, size: number) =>
  person.save(fileOf(letter, size), { documentId, baseVersion: version });

test.each([
  ['of 40 MiB', 40 * 1024 * 1024, 1],
  ['of a few bytes', 20, 4],
])(
  'a file %s that two sign-ins open and refresh at once is whole, and both are told the truth',
  async (_what, size, rounds) => {
    const { one, ask, two, person } = await twoHomes(`shares${size}@example.com`);
    one.write('report.txt', Buffer.alloc(size, '1'));
    const { documentId } = await ask[0]('save', '@report.txt');
    const opened = await Promise.all(ask.map((ask) => ask('open', documentId, '@report.txt')));
    expect(opened).toMatchObject([1, 2].map(() => ({ code: 0, version: 1 })));
    for (let version = 2; version < 2 + rounds; version += 1) {
      // A file too large for one PUT is saved in parts, from a third computer.
      if (size > 16 * 1024 * 1024) await savedElsewhere(documentId, version, size);
      else await next(person, documentId, version - 1, String(version), size);
      const doomed = two.start(['refresh', one.path('report.txt')]);
      const told = [ask[0]('refresh', '@report.txt'), ask[1]('refresh', '@report.txt')];
      setTimeout(() => doomed.kill(), 500 * Math.random() + 700);
      const expected = sha256(Buffer.alloc(size, String(version)));
      expect(await Promise.all(told)).toMatchObject([1, 2].map(() => ({ code: 0, version, sha256: expected })));
      await doomed.ended;
      expect(sha256(Buffer.from(one.read('report.txt'), 'latin1'))).toBe(expected);
    }
    await ask[0]('refresh', '@report.txt');
    one.write('report.txt', 'mine');
    expect(await ask[1]('refresh', '@report.txt')).toMatchObject({ code: 5, error: { code: 'LOCAL_CHANGES' } });
    await ask[0]('save', '@report.txt');
    expect(readdirSync(one.folder)).toEqual(['report.txt']);
  },
);

async function savedElsewhere(documentId: string, version: number, size: number): Promise<void> {
  const elsewhere = await computerOf(`shares${size}@example.com`);
  await elsewhere.ask('open', documentId, elsewhere.path('report.txt'));
  elsewhere.write('report.txt', Buffer.alloc(size, String(version)));
  expect(await elsewhere.ask('save', 'report.txt')).toMatchObject({ code: 0, version });
}
