import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { ShareDocumentDocument, type DocumentQuery, type SharesQuery } from '#client/generated';
import type { Person } from '../sides/side';
import { newFile, saveFile } from './file';
import { check, oncePerSide } from './operation';
import { peopleOf } from './people';
import { rate } from './rate';

type Plan = { person: Person; documentId: string }[];

const shareCount = 5;

/** Everything that the page of one document needs, in one request. */
const documentAndShares = parse(`query DocumentAndShares($id: ID!) {
  document(id: $id) {
    id name mimeType size sha256 isSha256Verified version revision isReadOnly role
    owner { id name email } createdAt updatedAt updatedBy { id name } trashedAt
  }
  shares(documentId: $id) {
    items { id documentId email role expiresAt createdAt createdBy { id name } } nextToken
  }
}`) as TypedDocumentNode<DocumentQuery & SharesQuery, { id: string }>;

export const get = rate<Plan>({
  label: () => 'get + shares',
  least: 0.6,
  prepare: oncePerSide(async ({ side, client, connections }) => {
    const [people, readers] = [await peopleOf(side, connections), await peopleOf(side, shareCount, 'reader')];
    return Promise.all(
      people.map(async (person) => {
        const { id: documentId } = await saveFile(client, person, newFile());
        for (const { email } of readers) {
          await client.ask(person, ShareDocumentDocument, { input: { documentId, email, role: 'VIEWER' } });
        }
        return { person, documentId };
      }),
    );
  }),
  async turn(client, plan, connection) {
    const { person, documentId } = plan[connection]!;
    const { document, shares } = await client.ask(person, documentAndShares, { id: documentId });
    check(document.id === documentId && shares.items.length === shareCount, 'not the document with its shares');
    return true;
  },
});
