import { renameSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { QuireClient } from '../../desktop/quireClient';
import type { TwinChoice } from '../../desktop/files/twins';
import {
  DocumentDocument,
  DocumentsDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
  UploadsDocument,
} from '#client/generated';
import { atTerminal } from './testing/atTerminal';
import { useBed } from './testing/bed';
import { useComputers, type Computer } from './testing/computer';
import { share } from './testing/giving';
import { textFile, type Person } from './testing/quire';

/** The first save of a file when there is a document with its name already. */
vi.setConfig({ testTimeout: 60_000 });

const bed = useBed();
const { computerOf } = useComputers(bed);

type Answer = { outcome: string; documentId: string; name: string; version: number; twins?: { documentId: string }[] };
type Refused = { error: { code: string; message: string; documents: { documentId: string; version: number }[] } };

let count = 0;
/** A person whose report.odt is in the cloud, and a computer with another file of that name. */
async function withTwin(name = 'report.odt') {
  const email = `twin-${(count += 1)}@example.com`;
  const owner = await bed.person(email);
  const { id } = await owner.save(textFile('there', name));
  const computer = await computerOf(email);
  computer.write(name, 'here');
  return { owner, id, computer };
}

const named = async (owner: Person) =>
  (await owner.get(DocumentsDocument, {})).documents.items.map(({ name, version }) => `${name} v${version}`).sort();

test('with nobody to ask it is a new document, and that is said to people and told to programs', async () => {
  const { owner, id, computer } = await withTwin();
  expect(await computer.run(['save', 'report.odt'])).toEqual({
    code: 0,
    out: 'Saved report.odt as version 1.\n',
    err: `You have another document named report.odt (${id}): this is a new one. With --new-version a first save makes a version of it instead.\n`,
  });
  expect(await named(owner)).toEqual(['report.odt v1', 'report.odt v1']);
  computer.write('report.odt', 'changed');
  const second = await computer.ask<Answer>('save', 'report.odt');
  expect([second.version, second.twins]).toEqual([2, undefined]);
  const other = await computerOf(`twin-${count}@example.com`);
  other.write('report.odt', 'a third');
  const third = await other.run(['save', 'report.odt', '--json']);
  expect(third.err).toBe('');
  expect(JSON.parse(third.out)).toMatchObject({
    outcome: 'saved',
    twins: [
      { documentId: second.documentId, name: 'report.odt', version: 2 },
      { documentId: id, version: 1 },
    ],
  });
});

test('with --new-version it becomes the next version, on top of what is there', async () => {
  const { owner, id, computer } = await withTwin();
  const saved = await computer.ask<Answer>('save', 'report.odt', '--new-version');
  expect(saved).toMatchObject({ code: 0, outcome: 'saved', documentId: id, version: 2 });
  expect(await named(owner)).toEqual(['report.odt v2']);
  computer.write('report.odt', 'again');
  expect(await computer.ask('save', 'report.odt')).toMatchObject({ documentId: id, version: 3 });
});

test('with --new-version what is the same already makes no version', async () => {
  const { id, computer } = await withTwin();
  computer.write('report.odt', 'there');
  const saved = await computer.ask<Answer>('save', 'report.odt', '--new-version');
  expect(saved).toMatchObject({ code: 0, outcome: 'unchanged', documentId: id, version: 1 });
});

test('with --keep-both it becomes a document under a name that is free', async () => {
  const { owner, computer } = await withTwin();
  await owner.save(textFile('second', 'report (2).odt'));
  const saved = await computer.ask<Answer>('save', 'report.odt', '--keep-both');
  expect(saved).toMatchObject({ code: 0, outcome: 'saved', name: 'report (3).odt', version: 1 });
  expect(saved.twins).toBeUndefined();
});

test.each(['--new-version', '--keep-both'])(
  'with %s what has no twin is a new document of its name',
  async (option) => {
    const { owner, computer } = await withTwin();
    computer.write('other.odt', 'other');
    expect(await computer.ask('save', 'other.odt', option)).toMatchObject({ code: 0, name: 'other.odt', version: 1 });
    expect(await named(owner)).toEqual(['other.odt v1', 'report.odt v1']);
  },
);

test('where several have the name, none of them is guessed, and all are named', async () => {
  const { owner, id, computer } = await withTwin();
  const { id: secondId } = await owner.save(textFile('second', 'report.odt'));
  const { code, error } = await computer.ask<Refused>('save', 'report.odt', '--new-version');
  expect([code, error.code]).toEqual([13, 'NAME_TWICE']);
  expect(error.documents.map((each) => each.documentId).sort()).toEqual([id, secondId].sort());
  for (const each of [id, secondId, 'quire open ID FILE', '--keep-both']) expect(error.message).toContain(each);
  expect(await named(owner)).toHaveLength(2);
});

test('what it says to do where several have the name leads to a version of the one that is meant', async () => {
  const { owner, id, computer } = await withTwin();
  await owner.save(textFile('second', 'report.odt'));
  renameSync(computer.path('report.odt'), computer.path('aside.odt'));
  expect(await computer.ask('open', id, 'report.odt')).toMatchObject({ code: 0 });
  renameSync(computer.path('aside.odt'), computer.path('report.odt'));
  expect(await computer.ask('save', 'report.odt')).toMatchObject({ code: 0, documentId: id, version: 2 });
});

describe('no twin is', () => {
  test.each<[string, string, (setting: Awaited<ReturnType<typeof withTwin>>) => Promise<unknown>]>([
    ['a name in other letters', 'Report.odt', () => Promise.resolve()],
    ['a document in the trash', 'report.odt', ({ owner, id }) => owner.get(TrashDocumentDocument, { id })],
    [
      'a document that was renamed',
      'report.odt',
      ({ owner, id }) => owner.get(UpdateDocumentDocument, { input: { id, name: 'plan.odt' } }),
    ],
  ])('%s', async (_what, name, happens) => {
    const setting = await withTwin();
    await happens(setting);
    setting.computer.write(name, 'here');
    const saved = await setting.computer.ask<Answer>('save', name);
    expect([saved.name, saved.version, saved.twins]).toEqual([name, 1, undefined]);
    expect(saved.documentId).not.toBe(setting.id);
  });

  test('a document that somebody else shares', async () => {
    const { computer } = await withTwin('mine.odt');
    const other = await bed.person('other-owner@example.com');
    const { id } = await other.save(textFile('theirs', 'shared.odt'));
    await share(other, id, `twin-${count}@example.com`, 'EDITOR');
    computer.write('shared.odt', 'here');
    const saved = await computer.ask<Answer>('save', 'shared.odt', '--new-version');
    expect([saved.version, saved.documentId === id]).toEqual([1, false]);
  });
});

test('one name composed in two ways is one name', async () => {
  const { id, computer } = await withTwin('café.odt');
  computer.write('cafe\u0301.odt', 'here');
  const saved = await computer.ask<Answer>('save', 'cafe\u0301.odt', '--new-version');
  expect(saved).toMatchObject({ code: 0, documentId: id, version: 2 });
});

test('a file that belongs to a document already is its next version, whatever is said of first saves', async () => {
  const { id, computer } = await withTwin();
  await computer.ask('save', 'report.odt', '--new-version');
  for (const [number, option] of ['--keep-both', '--new-version'].entries()) {
    computer.write('report.odt', `text ${number}`);
    expect(await computer.ask('save', 'report.odt', option)).toMatchObject({ documentId: id, version: 3 + number });
  }
  const fresh = await computer.ask<Answer>('save', 'report.odt', '--new');
  expect([fresh.version, fresh.name, fresh.twins]).toEqual([1, 'report.odt', undefined]);
});

test.each([[['--new', '--keep-both']], [['--new', '--new-version']], [['--new-version', '--keep-both']]])(
  '%j contradict each other',
  async (options) => {
    const { owner, computer } = await withTwin();
    const { code, err } = await computer.run(['save', 'report.odt', ...options]);
    expect([code, err]).toEqual([2, 'Say one of --new, --new-version and --keep-both.\n']);
    expect(await named(owner)).toHaveLength(1);
  },
);

test('a twin that is read-only takes no version, and the file stays free to become a document', async () => {
  const { owner, id, computer } = await withTwin();
  await owner.get(UpdateDocumentDocument, { input: { id, isReadOnly: true } });
  const refused = await computer.ask<Refused>('save', 'report.odt', '--new-version');
  expect(refused).toMatchObject({ code: 9, error: { code: 'READ_ONLY_DOCUMENT' } });
  expect(await computer.ask('save', 'report.odt', '--keep-both')).toMatchObject({ code: 0, name: 'report (2).odt' });
});

test('another kind of file becomes no version by the way', async () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  const { owner, computer } = await withTwin();
  const { id } = await owner.save({ name: 'photo.png', mimeType: 'image/png', bytes: png });
  await owner.get(UpdateDocumentDocument, { input: { id, name: 'photo' } });
  computer.write('photo', 'words');
  const refused = await computer.ask<Refused>('save', 'photo', '--new-version');
  expect(refused).toMatchObject({
    code: 13,
    error: {
      code: 'OTHER_KIND',
      message:
        'photo is a file of the type image/png without an ending; photo is a file without an ending. ' +
        'Nothing was saved: say --any-kind as well, or --keep-both.',
    },
  });
  const saved = await computer.ask<Answer>('save', 'photo', '--new-version', '--any-kind');
  expect(saved).toMatchObject({ code: 0, documentId: id, version: 2 });
});

describe('at a terminal', () => {
  test.each([
    ['v', 'Saved report.odt as version 2.', ['report.odt v2']],
    ['version', 'Saved report.odt as version 2.', ['report.odt v2']],
    ['b', 'Saved report (2).odt as version 1.', ['report (2).odt v1', 'report.odt v1']],
  ])('the answer %s decides: %s', async (answer, words, documents) => {
    const { owner, id, computer } = await withTwin();
    const { said, text } = await atTerminal(computer, ['save', computer.path('report.odt')], answer);
    expect(said[0]).toContain(`You have a document named report.odt already: ${id}, version 1 of `);
    expect([said.length, text]).toEqual([3, words]);
    expect(await named(owner)).toEqual(documents);
  });

  test('an answer about a document that another one has taken the place of is asked for anew', async () => {
    const { owner, id, computer } = await withTwin();
    const another = async () => {
      await owner.get(UpdateDocumentDocument, { input: { id, name: 'away.odt' } });
      await owner.save(textFile('another', 'report.odt'));
      return 'version';
    };
    const save = ['save', computer.path('report.odt')];
    await expect(atTerminal(computer, save, another)).rejects.toMatchObject({ code: 'NAME_TWICE' });
    expect(await named(owner)).toEqual(['away.odt v1', 'report.odt v1']);
    expect(await atTerminal(computer, save, 'version')).toMatchObject({ data: { outcome: 'saved', version: 2 } });
    expect(await named(owner)).toEqual(['away.odt v1', 'report.odt v2']);
  });

  test('whoever decides later has saved nothing, and is told so', async () => {
    const { owner, computer } = await withTwin();
    const deciding = atTerminal(computer, ['save', computer.path('report.odt')]);
    await expect(deciding).rejects.toThrow('Nothing was saved: say --new-version or --keep-both.');
    expect([await named(owner), (await owner.get(UploadsDocument, {})).uploads]).toEqual([['report.odt v1'], []]);
  });

  test('of several only the other way is offered', async () => {
    const { owner, computer } = await withTwin();
    await owner.save(textFile('second', 'report.odt'));
    const { said, text } = await atTerminal(computer, ['save', computer.path('report.odt')], 'b');
    expect([said.length, text]).toEqual([3, 'Saved report (2).odt as version 1.']);
  });

  test('nothing is asked where nothing has to be', async () => {
    const { computer } = await withTwin();
    computer.write('other.odt', 'here');
    const { said, text } = await atTerminal(computer, ['save', computer.path('other.odt')]);
    expect([said, text]).toEqual([[], 'Saved other.odt as version 1.']);
  });
});

/** A save that is stopped just before its bytes are sent. */
async function cutShort(computer: Computer, onTwin?: TwinChoice): Promise<void> {
  const stop = new AbortController();
  const saving = new QuireClient({ home: computer.home }).save(computer.path('report.odt'), {
    onTwin,
    signal: stop.signal,
    tell: ({ at, size, done }) => (at === 'sending' && done === size ? stop.abort() : undefined),
  });
  await expect(saving).rejects.toThrow();
}

describe('a first save that was cut short', () => {
  test.each<[TwinChoice | undefined, string[]]>([
    [undefined, ['report.odt v1', 'report.odt v1']],
    ['keepBoth', ['report (2).odt v1', 'report.odt v1']],
    ['newVersion', ['report.odt v2']],
  ])('with %s goes on the same way, and asks nothing', async (choice, documents) => {
    const { owner, computer } = await withTwin();
    await cutShort(computer, choice);
    const begun = (await owner.get(UploadsDocument, {})).uploads.map(({ id }) => id);
    expect(begun).toHaveLength(1);
    const { said } = await atTerminal(computer, ['save', computer.path('report.odt')]);
    expect(said.filter((sentence) => sentence.includes('already'))).toEqual([]);
    expect([await named(owner), (await owner.get(UploadsDocument, {})).uploads]).toEqual([documents, []]);
  });

  test('takes another decision where one is given, and leaves nothing behind', async () => {
    const { owner, computer } = await withTwin();
    await cutShort(computer);
    expect(await computer.ask('save', 'report.odt', '--new-version')).toMatchObject({ code: 0, version: 2 });
    expect([await named(owner), (await owner.get(UploadsDocument, {})).uploads]).toEqual([['report.odt v2'], []]);
  });

  test('as a new version stays one though the file has changed meanwhile, and meets who was faster', async () => {
    const { owner, id, computer } = await withTwin();
    await cutShort(computer, 'newVersion');
    computer.write('report.odt', 'here, later');
    await owner.save(textFile('there, later', 'report.odt'), { documentId: id, baseVersion: 1 });
    const met = await computer.ask<Refused>('save', 'report.odt');
    expect(met).toMatchObject({ code: 4, error: { code: 'VERSION_CONFLICT', conflict: { version: 2 } } });
    expect(await computer.ask('save', 'report.odt', '--mine')).toMatchObject({ code: 0, documentId: id, version: 3 });
    expect((await owner.get(DocumentDocument, { id })).document.version).toBe(3);
  });
});

test('a name is looked for among the last hundred documents, and with an option among all', async () => {
  const { owner, id, computer } = await withTwin();
  for (let n = 0; n < 100; n += 1) await owner.save(textFile('x', `${n}.txt`));
  const saved = await computer.ask<Answer>('save', 'report.odt');
  expect([saved.version, saved.twins]).toEqual([1, undefined]);
  const other = await computerOf(`twin-${count}@example.com`);
  other.write('report.odt', 'a third');
  const { error } = await other.ask<Refused>('save', 'report.odt', '--new-version');
  expect(error.documents.map((each) => each.documentId)).toEqual([saved.documentId, id]);
});
