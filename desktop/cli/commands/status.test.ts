import { expect, test } from 'vitest';
import { OfflineError } from '../../api/networkErrors';
import { NotReadableError } from '../../disk/fileErrors';
import { DamagedStateError } from '../../disk/stateErrors';
import type { FileStatus } from '../../files/status';
import { answerOf } from './status';

const cloud = {
  name: 'note.txt',
  version: 2,
  trashedAt: null,
  updatedAt: new Date(2026, 0, 2, 3, 4).toISOString(),
  updatedBy: { id: 'ada', name: 'Ada' },
} as NonNullable<FileStatus['cloud']>;

const newest: FileStatus = {
  path: '/note.txt',
  documentId: 'id',
  version: 2,
  local: 'unchanged',
  isSaving: false,
  isCloudKnown: true,
  problems: [],
  cloud,
};
const unsaved = { documentId: null, version: null, cloud: null };

const states: [string, Partial<FileStatus>, string][] = [
  ['as its document', {}, 'v2  not changed here  newest version'],
  ['changed', { local: 'changed' }, 'v2  changed here  newest version'],
  ['gone', { local: 'missing' }, 'v2  not there any more  newest version'],
  ['no file any more', { local: 'unreadable', problems: [] }, 'v2  cannot be read  newest version'],
  ['not to be compared', { cloud: null, isCloudKnown: false }, 'v2  not changed here  the cloud does not answer'],
  ['half saved', { isSaving: true }, 'v2  save not finished: save again  newest version'],
  [
    'half saved for the first time',
    { ...unsaved, isSaving: true },
    '-  save not finished: save again  not in the cloud yet',
  ],
  ['known and not saved', { ...unsaved, local: 'changed' }, '-  changed here  not in the cloud yet'],
  ['older', { cloud: { ...cloud, version: 3 } }, 'v2  not changed here  v3 by Ada, 2026-01-02 03:04'],
  [
    'changed and older',
    { local: 'changed', cloud: { ...cloud, version: 3 } },
    'v2  changed here  v3 by Ada, 2026-01-02 03:04',
  ],
  ['in the trash', { cloud: { ...cloud, trashedAt: cloud.updatedAt } }, 'v2  not changed here  in the trash'],
  ['of a deleted document', { cloud: null }, 'v2  not changed here  not in the cloud any more'],
];

test.each(states)('a file that is %s is told of in a sentence of its own', (_what, state, sentence) => {
  const { text, failed } = answerOf({ files: [{ ...newest, ...state }], damaged: [] });
  expect([text, failed]).toEqual([`/note.txt  ${sentence}`, undefined]);
});

test('no two states are told of alike', () => {
  const texts = states.map(([, state]) => answerOf({ files: [{ ...newest, ...state }], damaged: [] }).text);
  expect(new Set(texts).size).toBe(states.length);
});

test('where there is nothing it is said', () => {
  expect(answerOf({ files: [], damaged: [] }).text).toBe('No file here belongs to a document.');
});

test.each([
  ['damaged', '/other.txt', 'which document /other.txt belongs to'],
  ['missing', null, 'which document one of your files belongs to'],
] as const)(
  'a record that is %s is told of after the others, and decides the exit code (E-43)',
  (fault, file, what) => {
    const { text, failed } = answerOf({ files: [newest], damaged: [new DamagedStateError('/r.json', fault, file)] });
    expect([failed, text.split('\n')]).toEqual([
      'DAMAGED_STATE',
      [
        '/note.txt  v2  not changed here  newest version',
        `/r.json is ${fault}, which says ${what}. Nothing was changed: ` +
          'quire open ID FILE ties it to that document again, quire save FILE --new makes it a new one.',
      ],
    ]);
  },
);

test('what of one file is not known is said after all of them, once, and decides the exit code', () => {
  const problems = [new NotReadableError('/note.txt', 'it is a folder. Name a file.'), new OfflineError()];
  const bad: FileStatus = { ...newest, local: 'unreadable', cloud: null, isCloudKnown: false, problems };
  const { text, failed, data } = answerOf({ files: [bad, { ...newest, problems: [new OfflineError()] }], damaged: [] });
  expect([failed, text.split('\n')]).toEqual([
    'NOT_READABLE',
    [
      '/note.txt  v2  cannot be read    the cloud does not answer',
      '/note.txt  v2  not changed here  newest version',
      '/note.txt cannot be read: it is a folder. Name a file.',
      new OfflineError().message,
    ],
  ]);
  expect(data).toMatchObject({ files: [{ problems: [{ code: 'NOT_READABLE' }, { code: 'UNREACHABLE' }] }, {}] });
});
