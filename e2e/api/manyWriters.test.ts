import { expect, test, vi } from 'vitest';
import { DocumentDocument, type ChangeFieldsFragment } from '#client/generated';
import { useBed } from './testing/bed';
import { Feed } from './testing/feed';
import { Random } from './testing/model/random';
import type { Person } from './testing/quire';
import { Writer, type SharedDocument } from './testing/writer';
import { wholeNumber } from '../testing/wholeNumber';

/** `npm run test:changes` takes 1,000 steps a writer, or as many as CHANGES_STEPS says; CHANGES_SEED repeats a run. */
const steps = wholeNumber('CHANGES_STEPS', 40);
const seed = wholeNumber('CHANGES_SEED', Date.now() % 1_000_000);

const bed = useBed();

async function writer(index: number): Promise<Writer> {
  const email = `writer-${index}@example.com`;
  return new Writer(await bed.person(email), email, new Random(seed + index));
}

/** Waits until all changes so far have been delivered to everybody concerned; resolves with their number. */
async function allTold(documents: SharedDocument[]): Promise<number> {
  const changesOf = ({ id }: SharedDocument) => [`DOC#${id}`, 'CHANGE#'] as const;
  const isTold = async (document: SharedDocument) =>
    (await bed.rows.last(...changesOf(document)))?.isDelivered === true;
  const waiting = { timeout: 1_800_000, interval: 250 };
  // Waits for the newest change of each document, since earlier ones are delivered first.
  for (const document of documents) await vi.waitFor(async () => expect(await isTold(document)).toBe(true), waiting);
  const rows = (await Promise.all(documents.map((document) => bed.rows.list(...changesOf(document))))).flat();
  expect(rows.filter(({ isDelivered }) => isDelivered !== true)).toEqual([]);
  return rows.length;
}

type Known = Record<string, { name: string; version: number; revision: number }>;

/** The documents as a person knows them from their feed alone. */
function replayed(changes: ChangeFieldsFragment[], { id: userId }: Person): Known {
  return changes.reduce<Known>((known, { documentId, kind, recipientId, name, version, revision }) => {
    const { [documentId]: _before, ...others } = known;
    const isOver = kind === 'UNSHARED' && recipientId === userId;
    return isOver ? others : { ...others, [documentId]: { name, version, revision } };
  }, {});
}

/** The documents as the API shows them to this person. */
async function shown(documents: SharedDocument[], person: Person): Promise<Known> {
  const answers = await Promise.all(documents.map(({ id }) => person.ask(DocumentDocument, { id })));
  const seen = answers.flatMap(({ data }) => data?.document ?? []);
  return Object.fromEntries(seen.map(({ id, name, version, revision }) => [id, { name, version, revision }]));
}

const uniqueIn = (changes: ChangeFieldsFragment[]) => new Set(changes.map(({ id }) => id)).size;

function revisionsOf(changes: ChangeFieldsFragment[], { id }: SharedDocument): number[] {
  return changes.filter(({ documentId }) => documentId === id).map(({ revision }) => revision);
}

test(
  `8 writers of 20 documents: each feed is whole, and tells what the API shows (seed ${seed})`,
  { timeout: 3_600_000 },
  async () => {
    const writers = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(writer));
    const feeds = await Promise.all(writers.map(({ person }) => Feed.open(person)));
    const creators = [...writers, ...writers, ...writers].slice(0, 20);
    const documents = await Promise.all(creators.map((each) => each.create()));
    const begin = Date.now();
    await Promise.all(writers.map((each) => each.go(steps, documents, writers)));
    const written = Date.now();
    const count = await allTold(documents);
    const seconds = (from: number) => ((Date.now() - from) / 1000).toFixed(1);
    console.info(`${count} changes told in ${seconds(begin)} s, the last ${seconds(written)} s after it was made.`);
    for (const [index, { person }] of writers.entries()) {
      const changes = (await feeds[index]?.pull()) ?? [];
      const sequences = (await bed.rows.list(`FEED#${person.id}`, 'CHANGE#')).map(({ sequence }) => sequence);
      expect(sequences).toEqual(changes.map((_change, at) => at + 1));
      expect(uniqueIn(changes)).toBe(changes.length);
      for (const document of documents) {
        const revisions = revisionsOf(changes, document);
        expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
      }
      expect(replayed(changes, person)).toEqual(await shown(documents, person));
    }
  },
);
