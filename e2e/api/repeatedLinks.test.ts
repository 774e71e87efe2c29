import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CreateLinkDocument } from '#client/generated';
import { mostLinksADay } from '../../schema/limits';
import { useBed } from './testing/bed';
import { linksOf, makeLink, outcomeOf, revokeLink, Visitor } from './testing/linking';
import { usePeople } from './testing/people';
import { errorOf, textFile } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');
const save = async () => (await alice.save(textFile('hello', 'plan.txt'))).id;

test('a link that is asked for again, since the answer was lost, is the same with the same address', async () => {
  const [id, clientRequestId] = [await save(), randomUUID()];
  const terms = { clientRequestId, password: 'open sesame', downloadLimit: 3 };
  const first = await makeLink(alice, id, terms);
  expect(await makeLink(alice, id, terms)).toEqual(first);
  expect(await linksOf(alice, id)).toHaveLength(1);
  const visit = { password: 'open sesame' };
  expect(outcomeOf(await new Visitor(bed).look(first, visit))).toBe('done');
});

test('of ten requests of one id at once comes one link, and one address', async () => {
  const [id, clientRequestId] = [await save(), randomUUID()];
  const ask = () => alice.ask(CreateLinkDocument, { input: { documentId: id, clientRequestId } });
  const answers = await Promise.all(Array.from({ length: 10 }, ask));
  const urls = answers.flatMap(({ data }) => data?.createLink?.url ?? []);
  expect(answers.flatMap(({ errors }) => errors).filter(({ errorType }) => errorType !== 'Busy')).toEqual([]);
  expect([new Set(urls).size, (await linksOf(alice, id)).length]).toEqual([1, 1]);
  expect((await bed.rows.get(`DOC#${id}`, 'DOC'))?.linkCount).toBe(1);
});

test('what was made is not told under other terms, for another document, to somebody else, or once it is revoked', async () => {
  const [id, clientRequestId] = [await save(), randomUUID()];
  const link = await makeLink(alice, id, { clientRequestId });
  const ask = (input: object) =>
    alice.ask(CreateLinkDocument, { input: { documentId: id, clientRequestId, ...input } });
  for (const other of [{ isPreviewOnly: true }, { password: 'open sesame' }, { documentId: await save() }]) {
    expect(errorOf(await ask(other))).toEqual({ data: null, type: 'Conflict', field: 'clientRequestId' });
  }
  const bob = await bed.person('bob@example.com');
  const { id: theirs } = await bob.save(textFile('x', 'theirs.txt'));
  expect((await makeLink(bob, theirs, { clientRequestId })).url).not.toBe(link.url);
  await revokeLink(alice, link);
  expect(errorOf(await ask({})).type).toBe('NotFound');
});

test('a password that is another, or none, is another request', async () => {
  const [id, clientRequestId] = [await save(), randomUUID()];
  const input = { documentId: id, clientRequestId, password: 'open sesame' };
  const link = await makeLink(alice, id, input);
  for (const password of ['open sesamE', null])
    expect(errorOf(await alice.ask(CreateLinkDocument, { input: { ...input, password } })).type).toBe('Conflict');
  expect((await makeLink(alice, id, input)).url).toBe(link.url);
});

test('no row holds the token that opens a link, nor what would unseal it', async () => {
  const clientRequestId = randomUUID();
  const link = await makeLink(alice, await save(), { clientRequestId });
  const token = link.url.slice(link.url.lastIndexOf('/') + 1);
  const rows = JSON.stringify(await bed.rows.all());
  expect(rows).toContain(link.id);
  expect(rows).not.toContain(token);
  expect(rows).not.toContain(clientRequestId);
});

test('of ten links at once with room for two today, two are made, and revoking makes no room (E-30)', async () => {
  const dan = await bed.person('dan@example.com');
  const { id } = await dan.save(textFile('x', 'plan.txt'));
  const day = new Date().toISOString().slice(0, 10);
  await bed.rows.set(`USER#${dan.id}`, `RATE#LINK#${day}`, { times: mostLinksADay - 2 });
  const ask = () => dan.ask(CreateLinkDocument, { input: { documentId: id } });
  const made = async () => (await linksOf(dan, id)).length;
  while ((await made()) < 2) await Promise.all(Array.from({ length: 10 - (await made()) }, ask));
  const refused = errorOf(await ask()) as { type?: string; retryAfter?: number };
  expect([refused.type, (refused.retryAfter ?? 0) > 0, await made()]).toEqual(['RateLimited', true, 2]);
  for (const link of await linksOf(dan, id)) await revokeLink(dan, link);
  expect(errorOf(await ask()).type).toBe('RateLimited');
});
