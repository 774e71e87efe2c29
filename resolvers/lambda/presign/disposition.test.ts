import contentDisposition from 'content-disposition';
import { expect, test } from 'vitest';
import { disposition } from './disposition';

test.each([
  ['report.odt', `attachment; filename="report.odt"`],
  ['two words.odt', `attachment; filename="two words.odt"`],
  ['say "hi".txt', `attachment; filename="say _hi_.txt"; filename*=UTF-8''say%20%22hi%22.txt`],
  ['100%.txt', `attachment; filename="100_.txt"; filename*=UTF-8''100%25.txt`],
  ['50%20off.txt', `attachment; filename="50_20off.txt"; filename*=UTF-8''50%2520off.txt`],
  ['Grüße.odt', `attachment; filename="Gr__e.odt"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.odt`],
  ['報告書.odt', `attachment; filename="___.odt"; filename*=UTF-8''%E5%A0%B1%E5%91%8A%E6%9B%B8.odt`],
  ['😀.txt', `attachment; filename="_.txt"; filename*=UTF-8''%F0%9F%98%80.txt`],
  ['a\\b.txt', `attachment; filename="a_b.txt"`],
  ['.profile', `attachment; filename=".profile"`],
  ['..hidden\\CON', `attachment; filename="..hidden_CON"`],
  ["it's; a=b, c*.txt", `attachment; filename="it's; a=b, c*.txt"`],
  ['invoice\u202efdp.exe', `attachment; filename="invoicefdp.exe"`],
  ['photo\u200b\u{e0061}.exe', `attachment; filename="photo.exe"`],
  ['\u202e', `attachment; filename="_"`],
  ['\u200fשלום.txt', `attachment; filename="____.txt"; filename*=UTF-8''%D7%A9%D7%9C%D7%95%D7%9D.txt`],
])('%j is offered as %s (E-20)', (name, expected) => expect(disposition('attachment', name)).toBe(expected));

test.each(['a', 'é', '報', '😀'])('a name of 255 bytes of %s comes back whole, in ASCII', (letter) => {
  const name = letter.repeat(Math.floor(255 / new TextEncoder().encode(letter).length));
  expect(disposition('attachment', name)).toMatch(/^[\x20-\x7e]+$/);
  expect(contentDisposition.parse(disposition('attachment', name)).parameters.filename).toBe(name);
});
