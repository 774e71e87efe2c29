import { expect, test } from 'vitest';
import { kindOf } from './kinds';

test.each([
  ['application/vnd.oasis.opendocument.text', 'report.odt', 'text', 'OpenDocument text'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'budget.ods', 'sheet', 'OpenDocument spreadsheet'],
  ['application/vnd.oasis.opendocument.graphics', 'plan.odg', 'drawing', 'OpenDocument drawing'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'letter.docx', 'text', 'Word document'],
  ['application/pdf', 'brochure.pdf', 'pdf', 'PDF document'],
  ['image/png', 'photo.png', 'image', 'PNG image'],
  ['audio/mpeg', 'voice-note.mp3', 'audio', 'MP3 audio'],
  ['audio/mpeg', 'voice-note', 'audio', 'Audio'],
  ['text/x-python', 'tool.py', 'code', 'PY text'],
  ['application/octet-stream', 'data.bin', 'other', 'BIN file'],
  ['application/octet-stream', 'no ending', 'other', 'File'],
  ['application/octet-stream', 'odd.ending with spaces', 'other', 'File'],
  ['constructor', 'x', 'other', 'File'],
])('%s named %s has the picture of %s and is called %s', (mimeType, name, family, words) => {
  expect(kindOf(mimeType, name)).toEqual({ family, words });
});
