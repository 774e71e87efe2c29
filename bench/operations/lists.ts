import { DocumentsDocument } from '#client/generated';
import { seed } from '../seed';
import type { Person } from '../sides/side';
import { check, oncePerSide, type Means } from './operation';
import { peopleOf } from './people';
import { rate } from './rate';
import { documentRow, grantRow, idOf } from './rows';

type Plan = { person: Person };

const pageSize = 50;

/** The newest 50 documents of a person who has this many. */
function firstOf(name: string, countOf: (documents: number) => number) {
  const prepare = async ({ side, documents }: Means) => {
    const person = await side.person(`${name}@example.com`);
    const count = countOf(documents);
    await seed(
      side.database,
      Array.from({ length: count }, (_value, index) =>
        documentRow(person, idOf(`01${name.toUpperCase()}`, index), index),
      ),
    );
    return { person };
  };
  return rate<Plan>({
    label: (documents) => `first ${pageSize} of ${countOf(documents).toLocaleString('en-US')}`,
    least: 0.75,
    prepare: oncePerSide(prepare),
    async turn(client, { person }) {
      const { documents } = await client.ask(person, DocumentsDocument, { limit: pageSize });
      check(documents.items.length === pageSize && documents.nextToken !== null, 'not the first of more pages');
      return true;
    },
  });
}

export const listOfFew = firstOf('few', () => 1000);
export const listOfMany = firstOf('many', (documents) => documents);

/** The documents that five others share with one person. */
export const shared = rate<Plan>({
  label: () => `shared with me, ${pageSize}`,
  least: 0.5,
  prepare: oncePerSide(async ({ side }) => {
    const person = await side.person('guest@example.com');
    const owners = await peopleOf(side, 5);
    const rows = Array.from({ length: pageSize }, (_value, index) => {
      const id = idOf('01SHARED', index);
      return [documentRow(owners[index % owners.length]!, id, index), grantRow(person, id, index)];
    });
    await seed(side.database, rows.flat());
    return { person };
  }),
  async turn(client, { person }) {
    const { documents } = await client.ask(person, DocumentsDocument, { view: 'SHARED', limit: pageSize });
    check(documents.items.length === pageSize, 'not all that is shared');
    return true;
  },
});
