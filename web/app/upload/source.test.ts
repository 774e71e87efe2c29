import { expect, test } from 'vitest';
import { chosenEntry } from './source';

const file = (name: string) => new File(['report'], name, { type: 'text/plain' });

test('nothing of it is sent, and it waits', () => {
  const { upload, source } = chosenEntry(file('report.txt'));
  expect(upload).toMatchObject({ name: 'report.txt', size: 6, sent: 0, stage: { at: 'waiting' } });
  expect(source).toMatchObject({ begun: null, isKnownToApi: false, document: null });
});

test('it becomes a document of its name, or the next version of the one that it was chosen for', () => {
  const document = { id: 'd1', name: 'plan.txt', version: 3, mimeType: 'text/plain' };
  expect(chosenEntry(file('re\u0301sume\u0301.txt')).source.target).toEqual({ name: 'r\u00e9sum\u00e9.txt' });
  expect(chosenEntry(file('plan.txt'), document as never).source.target).toEqual({ documentId: 'd1', baseVersion: 3 });
});

test('two of one file are two', () => {
  const [one, other] = [chosenEntry(file('a.txt')), chosenEntry(file('a.txt'))];
  expect(one.upload.id).not.toBe(other.upload.id);
  expect(one.source.clientRequestId).not.toBe(other.source.clientRequestId);
});
