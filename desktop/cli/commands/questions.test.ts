import { expect, test } from 'vitest';
import { VersionConflictError } from '#client/apiErrors';
import { readOnlyMeaning } from '#client/readOnly';
import { Refusal } from '#client/refusal';
import { OtherEndingError } from '../../api/rename';
import { NameTwiceError, OtherKindError } from '../../files/twinErrors';
import { ada, at, copy, document, id, saidBy, told } from './testing/said';

const refusal = (errorType: string, errorInfo: object) => ({ message: '', errorType, errorInfo: { ...errorInfo } });
const conflict = new VersionConflictError(
  new Refusal(refusal('VersionConflict', { version: 4, updatedAt: at, updatedBy: ada })),
);
const twin = { documentId: 'd1', name: 'note.txt', version: 4, updatedAt: at };

/** Work that fails with each of these errors in turn, then records what it was asked. */
function failing(...errors: Error[]) {
  const questions: unknown[][] = [];
  const answer = (...question: unknown[]) => {
    questions.push(question);
    const error = errors.shift();
    return error ? Promise.reject(error) : Promise.resolve({ outcome: 'saved', copy });
  };
  return { questions, answer };
}

test.each<[string, Error, string[], object]>([
  ['save note.txt', conflict, ['m'], { onConflict: 'mine' }],
  ['save note.txt', conflict, ['both'], { onConflict: 'both' }],
  ['save note.txt', conflict, ['T '], { onConflict: 'theirs' }],
  ['save note.txt', new NameTwiceError([twin]), ['v'], { onTwin: 'newVersion' }],
  ['save note.txt', new NameTwiceError([twin]), ['b'], { onTwin: 'keepBoth' }],
  ['save note.txt', new NameTwiceError([twin, twin]), ['b'], { onTwin: 'keepBoth' }],
  [
    'save note.txt --new-version',
    new OtherKindError([twin], 'A; B.'),
    ['v'],
    { onTwin: 'newVersion', isAnyKind: true },
  ],
  ['save note.txt --new-version', new OtherKindError([twin], 'A; B.'), ['b'], { onTwin: 'keepBoth' }],
])('quire %s asks about %o, and %j decides', async (line, error, answers, decision) => {
  const { questions, answer } = failing(error);
  expect((await saidBy(line, { save: answer }, answers)).at(-1)).toBe('Saved note.txt as version 3.');
  expect(questions).toMatchObject([
    ['note.txt', { onConflict: 'ask' }],
    ['note.txt', decision],
  ]);
});

test.each<[string, Error, string[]]>([
  ['save note.txt', conflict, []],
  ['save note.txt', conflict, ['']],
  ['save note.txt', conflict, ['x']],
  ['save note.txt --mine', conflict, ['b']],
  ['save note.txt', new NameTwiceError([twin]), []],
  ['save note.txt', new NameTwiceError([twin]), ['']],
  ['save note.txt', new NameTwiceError([twin, twin]), ['v']],
  ['save note.txt --new-version', new NameTwiceError([twin, twin]), ['b']],
  ['save note.txt --new-version', new OtherKindError([twin], 'A; B.'), []],
])('quire %s ends with %o where %j decides nothing', async (line, error, answers) => {
  const { questions, answer } = failing(error);
  await expect(saidBy(line, { save: answer }, answers)).rejects.toThrow(error);
  expect(questions).toHaveLength(1);
});

test.each<[string, string[], unknown]>([
  ['save note.txt', [], undefined],
  ['save note.txt', ['x'], 'ask'],
  ['save note.txt --new-version', ['x'], 'newVersion'],
  ['save note.txt --keep-both', [], 'keepBoth'],
])('of twins quire %s, where %j may answer, says %s', async (line, answers, onTwin) => {
  const { questions, answer } = failing();
  await saidBy(line, { save: answer }, answers);
  expect(questions).toMatchObject([['note.txt', { onTwin }]]);
});

const otherEnding = new OtherEndingError('.txt', 'note.txt', 'note.md');

test.each<[string, string[], unknown[][]]>([
  [`rename ${id} plan`, [], [[id, 'plan', false]]],
  [`rename ${id} note.md --change-ending`, [], [[id, 'note.md', true]]],
  [
    `rename ${id} note.md`,
    ['k'],
    [
      [id, 'note.md', false],
      [id, 'note.txt', false],
    ],
  ],
  [
    `rename ${id} note.md`,
    ['c'],
    [
      [id, 'note.md', false],
      [id, 'note.md', true],
    ],
  ],
])('quire %s, answered %j, renames so: %j', async (line, answers, renames) => {
  const questions: unknown[][] = [];
  const client = {
    rename: (...question: unknown[]) => {
      questions.push(question);
      return answers.length > 0 && questions.length === 1 ? Promise.reject(otherEnding) : Promise.resolve(document);
    },
  };
  await saidBy(line, client, [...answers]);
  expect(questions).toEqual(renames);
});

test.each([[[]], [['']]])('another ending stays where %j decides nothing', async (answers) => {
  const client = { rename: () => Promise.reject(otherEnding) };
  await expect(saidBy(`rename ${id} note.md`, client, answers)).rejects.toThrow(
    'note.md does not end in .txt, by which programs tell what kind of file it is. Nothing was renamed: say note.txt, or --change-ending.',
  );
});

test.each<[string, string[], object, string[]]>([
  [`read-only ${id}`, ['y'], document, ['note.txt is read-only for good.']],
  [`read-only ${id}`, ['YES'], document, ['note.txt is read-only for good.']],
  [`read-only ${id}`, [''], document, ['note.txt stays as it is.']],
  [`read-only ${id}`, ['yellow'], document, ['note.txt stays as it is.']],
])('quire %s, answered %j, says what it means first', async (line, answers, found, last) => {
  const client = { document: told(found), makeReadOnly: told(document) };
  expect(await saidBy(line, client, answers)).toEqual([`Make note.txt read-only? ${readOnlyMeaning}`, ...last]);
});

test('what is read-only already is not asked about, and nothing is with --yes', async () => {
  const already = { document: told({ ...document, isReadOnly: true }) };
  expect(await saidBy(`read-only ${id}`, already, ['y'])).toEqual(['note.txt is read-only already.']);
  const words = ['note.txt is read-only for good.', readOnlyMeaning];
  expect(await saidBy(`read-only ${id} --yes`, { makeReadOnly: told(document) }, ['x'])).toEqual(words);
});
