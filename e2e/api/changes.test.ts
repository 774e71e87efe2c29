import { describe, expect, test, vi } from 'vitest';
import {
  ActivityDocument,
  ChangesDocument,
  DeleteDocumentDocument,
  RestoreDocumentDocument,
  RestoreVersionDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
  type ChangeFieldsFragment,
} from '#client/generated';
import { useBed } from './testing/bed';
import { openCutLine } from './testing/cut';
import { crowd, delivered, heardBy, idsOf, newChange, openFollower } from './testing/delivering';
import { Feed } from './testing/feed';
import { revoke, share } from './testing/giving';
import { usePeople } from './testing/people';
import { errorOf, textFile, type Answer } from './testing/quire';

const bed = useBed();
const { alice, bob, carol } = usePeople(bed, 'alice', 'bob', 'carol');

async function save(name = 'plan.txt'): Promise<string> {
  const { id } = await alice.save(textFile('one', name));
  await delivered(bed, `DOC#${id}`, 1);
  return id;
}

const rename = (id: string, name: string) => alice.get(UpdateDocumentDocument, { input: { id, name } });
const kinds = (changes: ChangeFieldsFragment[]) => changes.map(({ kind }) => kind);

test('whatever happens to a document is in its owner’s feed, in order', async () => {
  const feed = await Feed.open(alice);
  const { id } = await alice.save(textFile('one'));
  await alice.save(textFile('two'), { documentId: id, baseVersion: 1 });
  await rename(id, 'report.txt');
  await alice.get(RestoreVersionDocument, { input: { documentId: id, version: 1, baseVersion: 2 } });
  await alice.get(TrashDocumentDocument, { id });
  await alice.get(RestoreDocumentDocument, { id });
  await alice.get(UpdateDocumentDocument, { input: { id, isReadOnly: true } });
  await alice.get(DeleteDocumentDocument, { id });
  const changes = await feed.changesOf(id, 8);
  expect(kinds(changes)).toEqual(
    ['CREATED', 'SAVED', 'RENAMED', 'SAVED', 'TRASHED', 'RESTORED', 'UPDATED', 'DELETED'], // prettier-ignore
  );
  expect(changes.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(changes[2]).toMatchObject({ name: 'report.txt', version: 2, actorId: alice.id, actorName: 'alice' });
});

test('who is given a document hears of it from then on, and last of its end', async () => {
  const id = await save();
  const [mine, theirs] = [await Feed.open(alice), await Feed.open(bob)];
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const given = await share(alice, id, 'bob@example.com', 'EDITOR', expiresAt);
  await rename(id, 'shared.txt');
  await delivered(bed, `DOC#${id}`, 3);
  await revoke(alice, given);
  await rename(id, 'mine again.txt');
  expect(await mine.kindsOf(id, 4)).toEqual(['SHARED', 'RENAMED', 'UNSHARED', 'RENAMED']);
  const heard = await theirs.changesOf(id, 3);
  expect(kinds(heard)).toEqual(['SHARED', 'RENAMED', 'UNSHARED']);
  expect(heard[0]).toMatchObject({ recipientId: bob.id, expiresAt });
  expect(heard[2]).toMatchObject({ recipientId: bob.id });
  // The owner must not learn whether there is an account.
  expect(mine.changes.map(({ recipientId }) => recipientId)).toEqual([null, null, null, null]);
});

test('everybody who has a deleted document is told, and its rows go after that', async () => {
  const id = await save();
  await share(alice, id, 'bob@example.com', 'VIEWER');
  await share(alice, id, 'nobody@example.com', 'VIEWER');
  await delivered(bed, `DOC#${id}`, 3);
  const feed = await Feed.open(bob);
  await alice.get(DeleteDocumentDocument, { id });
  expect(await feed.kindsOf(id, 1)).toEqual(['DELETED']);
  await vi.waitFor(async () => expect(await bed.rows.list(`DOC#${id}`, '')).toEqual([]), 10_000);
});

test('a feed comes in pages, each of which says where it ends', async () => {
  const pat = await bed.person('pat@example.com');
  const feed = await Feed.open(pat);
  let after = feed.cursor;
  const { id } = await pat.save(textFile('one'));
  for (const name of ['a.txt', 'b.txt', 'c.txt']) {
    await pat.get(UpdateDocumentDocument, { input: { id, name } });
  }
  await feed.changesOf(id, 4);
  const sizes: number[] = [];
  const paged: ChangeFieldsFragment[] = [];
  for (let hasMore = true; hasMore;) {
    const page = await feed.page(3, after);
    sizes.push(page.items.length);
    paged.push(...page.items);
    ({ cursor: after, hasMore } = page);
  }
  expect(paged).toEqual(feed.changes);
  expect(sizes).toEqual([3, 1]);
  expect(await feed.page(3, after)).toEqual({ items: [], cursor: after, hasMore: false });
});

const refusalOf = (answer: Answer<unknown>): { type?: unknown; cursor?: unknown } => errorOf(answer);

/** Builds a cursor, whose format no client should know. */
const cursor = (epoch: string, userId: string, sequence: number | string) =>
  Buffer.from(`${epoch} ${userId} ${sequence}`).toString('base64');
const epochOf = async () =>
  Buffer.from((await Feed.open(alice)).cursor, 'base64')
    .toString()
    .split(' ')[0] ?? '';

test.each<[string, () => Promise<string>, string]>([
  ['no cursor at all', () => Promise.resolve('x'), 'Invalid'],
  ['a very long one', () => Promise.resolve('A'.repeat(5000)), 'Invalid'],
  ['one of somebody else’s feed', async () => (await Feed.open(bob)).cursor, 'Invalid'],
  ['one without a number', async () => cursor(await epochOf(), alice.id, '1e3'), 'Invalid'],
  ['one with no number', async () => cursor(await epochOf(), alice.id, ''), 'Invalid'],
  ['one with a word too many', async () => cursor(await epochOf(), alice.id, '1 2'), 'Invalid'],
  ['one of a time before the table was put back', () => Promise.resolve(cursor('x', alice.id, 1)), 'CursorReset'],
  ['one of a time to come', async () => cursor(await epochOf(), alice.id, 1_000_000), 'CursorReset'],
])('a feed refuses %s', async (_name, after, errorType) => {
  const { type, cursor: fresh } = refusalOf(await alice.ask(ChangesDocument, { after: await after() }));
  expect(type).toBe(errorType);
  if (type === 'CursorReset') expect(fresh).toBe((await Feed.open(alice)).cursor);
});

test('who was away for so long that changes are not kept any more is told to list anew', async () => {
  const dora = await bed.person('dora@example.com');
  const feed = await Feed.open(dora);
  const before = feed.cursor;
  const { id } = await dora.save(textFile('one'));
  await dora.get(UpdateDocumentDocument, { input: { id, name: 'kept.txt' } });
  await feed.changesOf(id, 2);
  await bed.rows.remove(`FEED#${dora.id}`, 'CHANGE#000000000001');
  const { type, cursor: fresh } = refusalOf(await dora.ask(ChangesDocument, { after: before }));
  expect([type, fresh]).toEqual(['CursorReset', feed.cursor]);
  expect((await feed.page(10, cursor(await epochOf(), dora.id, 1))).items).toMatchObject([{ name: 'kept.txt' }]);
});

test('people see who did what to a document, newest first', async () => {
  const id = await save();
  await share(alice, id, 'bob@example.com', 'EDITOR');
  await bob.save(textFile('two'), { documentId: id, baseVersion: 1 });
  const { items, nextToken } = (await bob.get(ActivityDocument, { documentId: id })).activity;
  expect(items.map(({ kind, actorName, recipientId }) => [kind, actorName, recipientId])).toEqual([
    ['SAVED', 'bob', null],
    ['SHARED', 'alice', null],
    ['CREATED', 'alice', null],
  ]);
  expect(nextToken).toBeNull();
  expect(errorOf(await carol.ask(ActivityDocument, { documentId: id })).type).toBe('NotFound');
});

describe('however delivery goes', () => {
  /** A document that is shared with many people. */
  async function crowded(kind: string): Promise<{ id: string; userIds: string[] }> {
    const [id, userIds] = [await save('crowded.txt'), idsOf(kind, 120)];
    await crowd(bed, id, userIds);
    return { id, userIds };
  }

  test('everybody of a crowd hears of a change once, even where it is delivered twice', async () => {
    const { id, userIds } = await crowded('twice');
    await rename(id, 'heard.txt');
    await delivered(bed, `DOC#${id}`, 2);
    const follower = openFollower(bed);
    await follower.deliver(`DOC#${id}`, 2);
    await follower.close();
    for (const userId of userIds)
      expect(await heardBy(bed, userId, id)).toMatchObject([{ kind: 'RENAMED', sequence: 1 }]);
  });

  test('two that deliver the same at once, and one that comes late, tell nobody twice (E-30)', async () => {
    const [one, other] = [openFollower(bed), openFollower(bed)];
    const { id, userIds } = await crowded('race');
    const made = await newChange(bed, id);
    // Under a key that the stream's own follower does not deliver.
    for (const revision of [2, 3]) await bed.rows.set('RACE', `CHANGE#0000000${revision}`, { ...made, revision });
    await Promise.all([one.deliver('RACE', 2), other.deliver('RACE', 2)]);
    await Promise.all([one.deliver('RACE', 3), other.deliver('RACE', 2)]);
    await other.deliver('RACE', 2);
    for (const revision of [2, 3]) await delivered(bed, 'RACE', revision);
    for (const userId of userIds) {
      const heard = await heardBy(bed, userId, id);
      expect(heard.map(({ revision, sequence }) => [revision, sequence])).toEqual([
        [2, 1],
        [3, 2],
      ]);
    }
    await Promise.all([one.close(), other.close()]);
  });

  test('where it is cut off after any of its writes, it goes on and nobody hears of a change twice (E-30)', async () => {
    const line = await openCutLine(bed.cloud.endpoints.dynamodb);
    const [cut, whole] = [openFollower(bed, line.endpoint), openFollower(bed)];
    const { id, userIds } = await crowded('cut');
    const made = await newChange(bed, id);
    let cuts = 0;
    for (let isCut = true; isCut; cuts += isCut ? 1 : 0) {
      const revision = 2 + cuts;
      line.allow(cuts);
      // Under a key that the stream's own follower does not deliver.
      await bed.rows.set('CUT', `CHANGE#0000000${revision}`, { ...made, revision });
      await cut.deliver('CUT', revision);
      isCut = line.wasCut();
      await whole.deliver('CUT', revision);
      await delivered(bed, 'CUT', revision);
    }
    expect(cuts).toBe(3);
    for (const userId of userIds) {
      const heard = await heardBy(bed, userId, id);
      expect(heard.map(({ revision, sequence }) => [revision, sequence])).toEqual(
        heard.map((_row, index) => [index + 2, index + 1]),
      );
      expect(heard).toHaveLength(4);
    }
    await Promise.all([cut.close(), whole.close()]);
    line.close();
  });
});
