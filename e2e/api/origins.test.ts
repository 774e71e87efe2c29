import { expect, test } from 'vitest';
import { CreateDownloadDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { usePeople } from './testing/people';
import { textFile } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

test.each(['letter.html', '..odt', 'users\\bob', 'CON', '%2e%2e%2f'])(
  'nothing of the name %j is in the key of its bytes (E-19)',
  async (name) => {
    const { id } = await alice.save(textFile('text', name));
    const row = await bed.rows.get(`DOC#${id}`, 'DOC');
    expect(row?.objectKey).toMatch(new RegExp(`^users/${alice.id}/documents/${id}/[\\w-]{22,64}$`));
  },
);

test('documents come from another origin than the pages and the API (E-19)', async () => {
  const { id } = await alice.save(textFile('<script>', 'page.html'));
  const { createDownload } = await alice.get(CreateDownloadDocument, { input: { documentId: id } });
  const { web, graphql, auth } = bed.endpoints;
  const others = [web, graphql, auth].map((address) => new URL(address).origin);
  expect(others).not.toContain(new URL(createDownload.request.url).origin);
});
