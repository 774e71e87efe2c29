import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mime from 'mime';
import { expect, test, vi } from 'vitest';
import { contentTypeOf, headLength } from './contentType';
import { kinds, type Signature } from './kinds';

const unknown = 'application/octet-stream';
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

const typeOf = (name: string, mimeType: string, head: Uint8Array) =>
  contentTypeOf({ name, mimeType, size: head.length }, () => Promise.resolve(head.subarray(0, headLength)));

/** The shortest file that has these signatures. */
function fileWith(signatures: Signature[]): Uint8Array {
  const file = new Uint8Array(Math.max(...signatures.map(({ at, bytes }) => at + bytes.length)));
  for (const { at, bytes: text } of signatures) file.set(bytes(text), at);
  return file;
}

const samples = join(import.meta.dirname, '../../../e2e/samples');

test.each(readdirSync(samples))('%s is what it is called', async (name) => {
  const type = mime.getType(name) ?? '';
  expect(await typeOf(name, type, readFileSync(join(samples, name)))).toBe(type);
});

const known = kinds.flatMap(({ endings, types, magic = [[{ at: 0, bytes: 'text' }]] }) =>
  endings.map((ending) => ({ ending, types, magic })),
);

test.each(known)(
  '.$ending keeps each of its types, with each of its beginnings (E-16)',
  async ({ ending, types, magic }) => {
    for (const type of types) {
      for (const signatures of magic)
        expect(await typeOf(`A.${ending.toUpperCase()}`, type, fileWith(signatures))).toBe(type);
    }
  },
);

test.each(kinds.flatMap(({ endings: [ending], types: [type], magic }) => (magic ? [[ending, type]] : [])))(
  'a program called .%s is stored as bytes and nothing more',
  async (ending, type) => expect(await typeOf(`a.${ending}`, type ?? '', bytes('MZ\x90\0'))).toBe(unknown),
);

test('a kind that is lost is seen here, since the tests above go by the list', () => {
  const beginnings = (magic?: Signature[][]) =>
    (magic ?? []).map((all) =>
      all.map(({ at, bytes: text }) => `${at} ${Buffer.from(text, 'latin1').toString('hex')}`).join('+'),
    );
  const rows = kinds.map(({ endings, types, magic }) =>
    [endings, types, beginnings(magic)].map((each) => each.join(' ')).join(' | '),
  );
  expect(rows.join('\n')).toMatchSnapshot();
});

test('what is known by its bytes is known within what is read', () => {
  const ends = kinds.flatMap(({ magic = [] }) => magic.flat().map(({ at, bytes: text }) => at + text.length));
  expect(Math.max(...ends)).toBeLessThanOrEqual(headLength);
});

const png = '\x89PNG\r\n\x1a\n';
const odt = 'application/vnd.oasis.opendocument.text';

test.each([
  ['a page dressed as a picture', 'a.png', 'image/png', '<html><script>', unknown],
  ['a picture dressed as a page', 'a.html', 'image/png', png, unknown],
  ['a spreadsheet that is called a text', 'a.odt', odt, 'PK\x03\x04', unknown],
  ['a picture of another kind', 'a.jpg', 'image/jpeg', png, unknown],
  ['a name that says nothing', 'screenshot', 'image/png', png, 'image/png'],
  ['a name that says nothing, a hidden one', '.png', 'image/png', png, 'image/png'],
  ['a name that ends in words', 'Dr. Who', 'image/png', png, 'image/png'],
  ['an ending of no kind that we know', 'a.exe', 'image/png', png, unknown],
  ['a type of no kind that we know', 'a.png', 'application/x-msdownload', png, unknown],
  ['plain bytes', 'a.bin', unknown, 'anything', unknown],
  ['plain bytes of a known ending', 'a.png', unknown, png, unknown],
  ['an empty picture', 'a.png', 'image/png', '', unknown],
  ['an empty text', 'a.txt', 'text/plain', '', 'text/plain'],
  ['a table that is called a text', 'a.txt', 'text/csv', 'a,b', 'text/csv'],
  ['a line break in the name', 'a\n.png', 'image/png', png, 'image/png'],
])('%s: %s', async (_what, name, type, head, expected) => {
  expect(await typeOf(name, type, bytes(head))).toBe(expected);
});

test.each([
  ['text', 'a.txt', 'text/plain', 5],
  ['a lie that shows in the name', 'a.exe', 'image/png', 5],
  ['what is empty', 'a.png', 'image/png', 0],
])('%s is not read', async (_what, name, mimeType, size) => {
  const readHead = vi.fn<() => Promise<Uint8Array>>();
  await contentTypeOf({ name, mimeType, size }, readHead);
  expect(readHead).not.toHaveBeenCalled();
});

/** Beginnings that no other kind shares, and what a browser would run. */
const contradictions = {
  'a page': '<!doctype html><html><script>alert(1)</script>',
  'a drawing with a script': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  'a program': 'MZ\x90\0',
  'nothing but zeros': '\0'.repeat(512),
  'the right bytes one byte late': null,
};

const contradicted = kinds.flatMap(({ endings: [ending = ''], types, magic }) =>
  (magic ?? []).slice(0, 1).flatMap((signatures) =>
    Object.entries(contradictions).map(([what, text]) => {
      const late = new Uint8Array([0, ...fileWith(signatures)]);
      return { ending, types, what, file: text === null ? late : bytes(text) };
    }),
  ),
);

test.each(contradicted)('.$ending that holds $what is none of its types (E-16)', async ({ ending, types, file }) => {
  for (const type of types) expect(await typeOf(`a.${ending}`, type, file)).toBe(unknown);
});
