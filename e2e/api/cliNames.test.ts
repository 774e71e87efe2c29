import { expect, test, vi } from 'vitest';
import { readOnlyMeaning } from '#client/readOnly';
import { DocumentDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { useComputers } from './testing/computer';
import { share } from './testing/giving';
import { textFile } from './testing/quire';

/** Renaming documents and making them read-only from the command line. */
vi.setConfig({ testTimeout: 60_000 });

const bed = useBed();
const { computerOf } = useComputers(bed);

/** A person whose minutes.odt is saved from this computer. */
async function withFile(name: string) {
  const computer = await computerOf(`${name}@example.com`);
  computer.write('minutes.odt', 'first');
  const { documentId } = await computer.ask<{ documentId: string }>('save', 'minutes.odt');
  const owner = await bed.person(`${name}@example.com`);
  const nameNow = async () => (await owner.get(DocumentDocument, { id: documentId })).document.name;
  return { computer, owner, documentId, nameNow };
}

test.each<[string, string[], string]>([
  ['keeps the ending where the name has none', ['plan'], 'plan.odt'],
  ['takes a name with the same ending', ['plan.ODT'], 'plan.ODT'],
  ['takes dots that are no ending', ['v1.2 of the plan'], 'v1.2 of the plan.odt'],
  ['composes the name', ['cafe\u0301'], 'caf\u00e9.odt'],
  ['leaves out what stands around it', [' plan '], 'plan.odt'],
  ['changes the ending where that is said', ['plan.md', '--change-ending'], 'plan.md'],
  ['lets the ending go where that is said', ['plan', '--change-ending'], 'plan'],
])('renaming %s: %j', async (_what, args, name) => {
  const { computer, nameNow } = await withFile('renames');
  expect(await computer.run(['rename', 'minutes.odt', ...args])).toEqual({
    code: 0,
    err: '',
    out: `${name} is its name now; files stay where they are, under their own.\n`,
  });
  expect([await nameNow(), computer.read('minutes.odt')]).toEqual([name, 'first']);
});

test.each<[string, string, number, string]>([
  ['another ending', 'plan.md', 13, 'OTHER_ENDING'],
  ['no name', '', 9, 'INVALID'],
  ['blanks', '  ', 9, 'INVALID'],
  ['the folder above', '..', 9, 'INVALID'],
  ['a way to somewhere', 'a/plan', 9, 'INVALID'],
  ['what turns text', 'plan \u202etdo', 9, 'INVALID'],
  ['what hides', 'pl\u200ban', 9, 'INVALID'],
  ['a line break', 'plan\nof', 9, 'INVALID'],
  ['more bytes than a name has, with its ending', 'a'.repeat(252), 9, 'INVALID'],
])('%s is refused, and the name stays', async (_what, name, code, error) => {
  const { computer, nameNow } = await withFile('refuses');
  expect(await computer.ask('rename', 'minutes.odt', name)).toMatchObject({ code, error: { code: error } });
  expect(await nameNow()).toBe('minutes.odt');
});

test('the longest name that there is can be given, and another ending is told of with the way out', async () => {
  const { computer, nameNow } = await withFile('longest');
  expect(await computer.ask('rename', 'minutes.odt', 'a'.repeat(251))).toMatchObject({ code: 0 });
  expect(await nameNow()).toBe(`${'a'.repeat(251)}.odt`);
  expect(await computer.ask('rename', 'minutes.odt', 'plan.md')).toEqual({
    code: 13,
    error: {
      code: 'OTHER_ENDING',
      ending: '.odt',
      kept: 'plan.odt',
      message:
        'plan.md does not end in .odt, by which programs tell what kind of file it is. ' +
        'Nothing was renamed: say plan.odt, or --change-ending.',
    },
  });
});

test.each([
  ['EDITOR', 0, undefined],
  ['VIEWER', 9, 'FORBIDDEN'],
  [null, 6, 'NOT_FOUND'],
] as const)('a document is renamed by a person who is %s with %i', async (role, code, error) => {
  const { owner, documentId, nameNow } = await withFile('shared-name');
  const other = await computerOf(`name-${role}@example.com`);
  if (role) await share(owner, documentId, `name-${role}@example.com`, role);
  const answer = await other.ask<{ error?: { code: string } }>('rename', documentId, 'plan');
  expect([answer.code, answer.error?.code]).toEqual([code, error]);
  expect(await nameNow()).toBe(code === 0 ? 'plan.odt' : 'minutes.odt');
});

test('read-only is for good, and what it means is said', async () => {
  const { computer, documentId } = await withFile('locks');
  expect(await computer.run(['read-only', 'minutes.odt'])).toEqual({
    code: 0,
    out: 'minutes.odt is read-only for good.\n',
    err: `${readOnlyMeaning}\n`,
  });
  const again = await computer.run(['read-only', documentId, '--json']);
  expect([again.code, again.err, JSON.parse(again.out)]).toMatchObject([0, '', { isReadOnly: true, version: 1 }]);
  computer.write('minutes.odt', 'second');
  for (const args of [
    ['save', 'minutes.odt'],
    ['rename', 'minutes.odt', 'plan'],
  ]) {
    expect(await computer.ask(...args)).toMatchObject({ code: 9, error: { code: 'READ_ONLY_DOCUMENT' } });
  }
  expect(await computer.ask('save', 'minutes.odt', '--new')).toMatchObject({ code: 0, version: 1 });
  expect(await computer.ask('read-only', 'minutes.odt', '--off')).toMatchObject({ code: 2, error: { code: 'USAGE' } });
});

test.each([
  ['MANAGER', 0, undefined],
  ['EDITOR', 9, 'FORBIDDEN'],
  ['VIEWER', 9, 'FORBIDDEN'],
  [null, 6, 'NOT_FOUND'],
] as const)('a document is made read-only by a person who is %s with %i', async (role, code, error) => {
  const owner = await bed.person('lender@example.com');
  const { id } = await owner.save(textFile('lent', 'lent.odt'));
  const other = await computerOf(`lock-${role}@example.com`);
  if (role) await share(owner, id, `lock-${role}@example.com`, role);
  const answer = await other.ask<{ error?: { code: string } }>('read-only', id);
  expect([answer.code, answer.error?.code]).toEqual([code, error]);
  expect((await owner.get(DocumentDocument, { id })).document.isReadOnly).toBe(code === 0);
});
