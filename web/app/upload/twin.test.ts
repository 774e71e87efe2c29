import { expect, test } from 'vitest';
import { kindQuestion, targetAfter, twinQuestion, type Known } from './twin';

const odt = 'application/vnd.oasis.opendocument.text';
const known = (name: string, mimeType = odt): Known => ({ id: name, name, mimeType, version: 3 });
const file = (name: string, type = '') => ({ name, type });

test.each([
  // file, existing documents, name that is offered
  ['report.odt', ['report.odt'], 'report (2).odt'],
  ['report.odt', ['report.odt', 'report (2).odt'], 'report (3).odt'],
  ['cafe\u0301.odt', ['café.odt'], 'café (2).odt'],
  ['README', ['README'], 'README (2)'],
  ['archive.tar.gz', ['archive.tar.gz'], 'archive.tar (2).gz'],
  ['report.odt', ['Report.odt', 'report'], null],
  ['report.odt', [], null],
])('%s beside %j: both can be kept as %s', (name, there, offered) => {
  const question = twinQuestion(
    name,
    there.map((each) => known(each)),
  );
  expect(question && targetAfter(question, 'keepBoth', name)).toEqual(offered === null ? null : { name: offered });
});

test.each([
  // file, document, question
  [file('minutes.odt'), known('minutes.odt'), null],
  [file('mine.ODT'), known('minutes.odt'), null],
  [file('photo.jpeg', 'image/jpeg'), known('photo.jpg', 'image/jpeg'), null],
  [file('table.csv', 'application/vnd.ms-excel'), known('table.csv', 'text/csv'), null],
  [file('minutes.odt'), known('minutes'), null],
  [
    file('photo.png', 'image/png'),
    known('minutes.odt'),
    'minutes.odt is an ODT file; photo.png is a PNG picture. Save it as a new version all the same?',
  ],
  [
    file('notes'),
    known('brochure.pdf', 'application/pdf'),
    'brochure.pdf is a PDF file; notes is a file without an ending. Save it as a new version all the same?',
  ],
])('another kind of file as a version is asked about: %j for %j', (given, document, sentence) => {
  const question = kindQuestion(given, document);
  expect(question?.about === 'kind' ? question.sentence : null).toBe(sentence);
});

test.each([
  ['newVersion', { documentId: 'report.odt', baseVersion: 3 }],
  ['keepBoth', { name: 'report (2).odt' }],
] as const)('%s of a twin goes to %j', (reply, target) => {
  const question = twinQuestion('report.odt', [known('report.odt')]);
  expect(question && targetAfter(question, reply, 'report.odt')).toEqual(target);
});

test('two files that are kept beside one document get two names', () => {
  const question = twinQuestion('report.odt', [known('report.odt')]);
  expect(question && targetAfter(question, 'keepBoth', 'report.odt', ['report (2).odt'])).toEqual({
    name: 'report (3).odt',
  });
});

test('a file of another kind can be kept as a document of its own name', () => {
  const question = kindQuestion(file('photo.png'), known('minutes.odt'));
  expect(question && targetAfter(question, 'keepBoth', 'photo.png')).toEqual({ name: 'photo.png' });
});
