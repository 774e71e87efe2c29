import { expect, test } from 'vitest';
import { evaluate } from '../testing/evaluate';

const post = (id: number, title: string) => `<post> <id>${id}</id> <title>${title}</title> </post>`;
const posts = (...all: string[]) => `<?xml version="1.0" encoding="UTF-8"?> <posts> ${all.join(' ')} </posts>`;
const one = { posts: { post: { id: 1, title: 'Getting started' } } };

// The first two are AWS's own examples.
test.each([
  ['an element', posts(post(1, 'Getting started')), one],
  [
    'an element that comes again',
    posts(post(1, 'a'), post(2, 'b')),
    { posts: { post: [1, 2].map((id) => ({ id, title: id === 1 ? 'a' : 'b' })) } },
  ],
  [
    'text that looks like a number and is none',
    '<a><b>007</b><c>0x1F</c><d>1e5</d></a>',
    { a: { b: '007', c: '0x1F', d: '1e5' } },
  ],
  ['escaped text', '<a>&lt;b&gt; &amp; c</a>', { a: '<b> & c' }],
  ['an empty element', '<a><b/></a>', { a: { b: '' } }],
])('%s becomes what AWS says', (_what, text, map) => {
  expect(evaluate(`util.xml.toMap(${JSON.stringify(text)})`)).toEqual(map);
});

test('the same as JSON, and as JSON in a string', () => {
  const text = JSON.stringify(posts(post(1, 'Getting started')));
  expect(evaluate(`util.xml.toJsonString(${text})`)).toBe(JSON.stringify(one));
  expect(evaluate(`util.xml.toJsonString(${text}, true)`)).toBe(JSON.stringify(JSON.stringify(one)));
});

test.each([
  ['attributes', '<a id="1"/>', 'XML with attributes (id) is not built in local/appsync'],
  ['entities of its own', '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', 'XML with a document type is not built'],
  ['an element that does not end', '<a><b></a>', 'b'],
])('%s are an error', (_what, text, message) => {
  expect(() => evaluate(`util.xml.toMap(${JSON.stringify(text)})`)).toThrow(message);
});
