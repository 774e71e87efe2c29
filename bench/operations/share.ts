import { ShareDocumentDocument } from '#client/generated';
import { seed } from '../seed';
import type { Person } from '../sides/side';
import { check } from './operation';
import { peopleOf } from './people';
import { rate } from './rate';
import { documentRow, idOf } from './rows';

type Plan = { recipients: string[]; sharers: { person: Person; documentIds: string[] }[] };

const recipientCount = 5;
/** For each connection. With five recipients, that makes 500 shares, half of what a person may give a day. */
const documentCount = 100;

export const share = rate<Plan>({
  label: () => 'share',
  least: 0.65,
  async prepare({ side, connections, round }) {
    const recipients = (await peopleOf(side, recipientCount, 'reader')).map(({ email }) => email);
    const people = await peopleOf(side, connections, `sharer${round}.`);
    const sharers = people.map((person, connection) => ({
      person,
      documentIds: Array.from({ length: documentCount }, (_value, index) =>
        idOf(`01SHARE${round}X${connection}X`, index),
      ),
    }));
    const rows = sharers.flatMap(({ person, documentIds }) =>
      documentIds.map((id, index) => documentRow(person, id, index)),
    );
    await seed(side.database, rows);
    return { recipients, sharers };
  },
  async turn(client, { recipients, sharers }, connection, count) {
    const { person, documentIds } = sharers[connection]!;
    const documentId = documentIds[Math.floor(count / recipientCount)];
    const email = recipients[count % recipientCount];
    if (!documentId || !email) return false;
    const { shareDocument } = await client.ask(person, ShareDocumentDocument, {
      input: { documentId, email, role: 'VIEWER' },
    });
    check(shareDocument.email === email && shareDocument.documentId === documentId, 'not the share that was made');
    return true;
  },
});
