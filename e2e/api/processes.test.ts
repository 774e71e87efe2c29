import { expect, test, vi } from 'vitest';
import { UploadDocument, UploadsDocument, VersionsDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { openStation, type Station } from './testing/between';
import { useComputers } from './testing/computer';
import { LargeFile, partSize } from './testing/largeFile';
import { sha256, type Person } from './testing/quire';

/** Several real processes at once, and one that is really killed. */
vi.setConfig({ testTimeout: 120_000 });

const bed = useBed();
const { computerOf } = useComputers(bed);

type Answer = { documentId: string; version: number };

/** The parts that were about to be sent. */
const partsAsked = ({ asked }: Station) =>
  asked.flatMap((body) => [...body.matchAll(/"partNumber":(\d+)/g)].map(([, number]) => Number(number)));

async function partsStored(person: Person): Promise<number[]> {
  const [{ id } = { id: '' }] = (await person.get(UploadsDocument, {})).uploads;
  if (!id) return [];
  const { upload } = await person.get(UploadDocument, { id });
  return upload.uploadedParts?.map(({ partNumber }) => partNumber) ?? [];
}

test('a large save that is killed goes on with the next one, which sends at most one part again', async () => {
  const station = await openStation(bed.endpoints.graphql);
  const [person, computer] = [
    await bed.person('film@example.com'),
    await computerOf('film@example.com', { graphql: station.origin }),
  ];
  const file = new LargeFile(8 * partSize);
  computer.write('film.mp4', Buffer.concat(file.numbers().map((number) => file.part(number))));
  const first = computer.start(['save', 'film.mp4']);
  await vi.waitFor(async () => expect((await partsStored(person)).length).toBeGreaterThan(2), 60_000);
  first.kill();
  expect(await first.ended).toMatchObject({ code: null, out: '' });
  const stored = await partsStored(person);
  expect(stored.length).toBeLessThan(file.partCount);

  station.asked.splice(0);
  const { documentId, ...saved } = await computer.ask<Answer>('save', 'film.mp4');
  expect(saved).toMatchObject({ code: 0, outcome: 'saved', version: 1 });
  expect(partsAsked(station).filter((part) => stored.includes(part)).length).toBeLessThanOrEqual(1);
  expect(partsAsked(station).length).toBeLessThanOrEqual(file.partCount - stored.length + 1);
  expect(sha256((await person.open(documentId)).bytes)).toBe(file.sha256);
  expect((await person.get(UploadsDocument, {})).uploads).toEqual([]);
  station.close();
});

const newestFirst = async (person: Person, documentId: string) =>
  (await person.get(VersionsDocument, { documentId })).versions.items.map(({ version }) => version);

test('of two programs that save the same document at once one wins, and the other is told and loses nothing', async () => {
  const email = 'pair@example.com';
  const [person, one, two] = [await bed.person(email), await computerOf(email), await computerOf(email)];
  one.write('report.txt', 'first');
  const { documentId } = await one.ask<Answer>('save', 'report.txt');
  await two.ask('open', documentId);
  one.write('report.txt', 'of one');
  two.write('report.txt', 'of two');

  const codes = (await Promise.all([one, two].map((computer) => computer.run(['save', 'report.txt'])))).map(
    ({ code }) => code,
  );
  expect(codes.toSorted()).toEqual([0, 4]);
  expect([one.read('report.txt'), two.read('report.txt')]).toEqual(['of one', 'of two']);
  expect(await newestFirst(person, documentId)).toEqual([2, 1]);
  const [winner, loser] = codes[0] === 0 ? [one, two] : [two, one];
  expect(Buffer.from((await person.open(documentId)).bytes).toString()).toBe(winner.read('report.txt'));

  expect(await loser.ask('save', 'report.txt', '--both')).toMatchObject({ code: 0, outcome: 'copied' });
});

test('of two programs that save the same file at once both say that it is saved, as one version', async () => {
  const computer = await computerOf('twice@example.com');
  computer.write('report.txt', 'first');
  const { documentId } = await computer.ask<Answer>('save', 'report.txt');
  computer.write('report.txt', 'second');
  const answers = await Promise.all([computer.ask('save', 'report.txt'), computer.ask('save', 'report.txt')]);
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['saved', 'unchanged']);
  expect(answers).toMatchObject(answers.map(() => ({ code: 0, documentId, version: 2 })));
});
