import { afterEach, expect, test, vi } from 'vitest';
import { useBed } from './testing/bed';
import { changeLink, linksOf, makeLink, tokenOf, Visitor } from './testing/linking';
import { dataOf, textFile } from './testing/quire';
import { Watch } from './testing/watch';

const bed = useBed();

afterEach(() => vi.restoreAllMocks());

const password = 'correct horse battery staple';
const changed = 'another horse entirely';
const guessed = 'a horse that was guessed';

test('no token, password or signed address stays on our side: not in a table, a log line, or an answer to anybody else (E-37)', async () => {
  const alice = await bed.person('alice@example.com');
  const { id } = await alice.save(textFile('hello', 'plan.txt'));
  const link = await makeLink(alice, id, { password });
  const watch = new Watch(bed);
  const visitor = new Visitor(bed);
  await visitor.look(link, { password: guessed });
  const { download } = dataOf(await new Visitor(bed, '198.51.100.1').download(link, { password })).openLink;
  const signed = download?.request.url ?? '';
  const visited = watch.answers.join('\n');
  await changeLink(alice, link, { password: changed });
  await linksOf(alice, id);

  const rows = JSON.stringify(await bed.rows.all());
  const ours = [rows, ...watch.logs, ...watch.urls, watch.answers.join('\n').replace(visited, '')].join('\n');
  const signature = new URL(signed).searchParams.get('X-Amz-Signature') ?? '';
  for (const secret of [tokenOf(link), password, changed, guessed, signature]) {
    expect(secret.length).toBeGreaterThan(20);
    expect(ours).not.toContain(secret);
  }
  // Proves that we searched in the right place.
  expect(rows).toMatch(/"passwordHash":"scrypt\$/);
  expect(visited).toContain(signature);
  expect(visited).not.toContain('scrypt');
  expect(watch.answers.join('\n')).not.toContain('scrypt');
});
