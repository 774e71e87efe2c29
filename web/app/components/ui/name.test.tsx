import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Name } from './Name';

test('a name is apart from its sentence in direction, and is no markup', () => {
  expect(renderToStaticMarkup(<Name>{'שלום <b>'}</Name>)).toBe('<bdi>שלום &lt;b&gt;</bdi>');
});
