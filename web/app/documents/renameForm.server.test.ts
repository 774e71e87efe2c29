import { parseWithZod } from '@conform-to/zod/v4';
import { expect, test } from 'vitest';
import { RenameForm } from './renameForm.server';

function submit(name: string | null) {
  const form = new FormData();
  if (name !== null) form.set('name', name);
  return parseWithZod(form, { schema: RenameForm });
}

test.each([
  ['Report.odt', 'Report.odt'],
  ['  Report.odt ', 'Report.odt'],
  ['Cafe\u0301.odt', 'Café.odt'],
  ['ä'.repeat(127), 'ä'.repeat(127)],
])('the name %j is taken as %j', (typed, name) => {
  const submission = submit(typed);
  expect(submission.status === 'success' && submission.value.name).toBe(name);
});

test.each([
  [null, 'Give the document a name.'],
  ['', 'Give the document a name.'],
  ['   ', 'Give the document a name.'],
  ['..', 'Give the document a name.'],
  ['ä'.repeat(128), 'This name is too long. Shorten it.'],
  ['a/b.odt', 'A name cannot hold / or a line break. Take it out.'],
  ['a\nb.odt', 'A name cannot hold / or a line break. Take it out.'],
])('the name %j is refused with: %s', (typed, message) => {
  expect(submit(typed).reply().error).toEqual({ name: [message] });
});
