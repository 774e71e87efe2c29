import type { Index, Table } from './table';

const anotherName = 'Give the new one another name, and take the old one away once nothing asks it any more.';

/** Throws one sentence if the template asks for a change that DynamoDB cannot make to an existing table. */
export function requireSameTable(wanted: Table, known: Table): void {
  const name = wanted.TableName;
  if (keysOf(wanted, wanted) !== keysOf(known, known)) {
    throw new Error(
      `The table ${name} has the keys ${keysOf(known, known)}, and the template asks for ${keysOf(wanted, wanted)}: ` +
        'the keys of a table cannot be changed. Rename the table in the template, or start on a new QUIRE_DATA.',
    );
  }
  requireSameStream(wanted, known);
  requireSameLocalIndexes(wanted, known);
  for (const index of wanted.GlobalSecondaryIndexes ?? []) requireSameIndex(index, wanted, known);
}

function requireSameStream({ TableName, StreamSpecification: wanted }: Table, { StreamSpecification: known }: Table) {
  if (!wanted || !known || wanted.StreamViewType === known.StreamViewType) return;
  throw new Error(
    `The stream of ${TableName} keeps ${known.StreamViewType}, and the template asks for ${wanted.StreamViewType}: ` +
      'what a stream keeps cannot be changed. Take it out of the template for one start, and then put the new one in.',
  );
}

function requireSameLocalIndexes(wanted: Table, known: Table): void {
  const all = (table: Table) =>
    (table.LocalSecondaryIndexes ?? []).map((index) => `${index.IndexName} (${keysOf(index, table)})`).toSorted();
  if (all(wanted).join() === all(known).join()) return;
  throw new Error(
    `The table ${wanted.TableName} has the local indexes [${all(known).join(', ')}], and the template asks for ` +
      `[${all(wanted).join(', ')}]: they are made with their table only. Rename the table, or start on a new QUIRE_DATA.`,
  );
}

function requireSameIndex(index: Index, wanted: Table, known: Table): void {
  const before = known.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index.IndexName);
  if (!before || keysOf(before, known) === keysOf(index, wanted)) return;
  throw new Error(
    `The index ${index.IndexName} of ${wanted.TableName} has the keys ${keysOf(before, known)}, and the template asks for ` +
      `${keysOf(index, wanted)}: the keys of an index cannot be changed. ${anotherName}`,
  );
}

/** The keys and their types, such as `pk HASH S, sk RANGE S`. */
function keysOf({ KeySchema }: Pick<Table, 'KeySchema'>, { AttributeDefinitions }: Table): string {
  const typeOf = (name: string) => AttributeDefinitions.find((each) => each.AttributeName === name)?.AttributeType;
  const order = ['HASH', 'RANGE'];
  return KeySchema.toSorted((a, b) => order.indexOf(a.KeyType) - order.indexOf(b.KeyType))
    .map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType} ${typeOf(AttributeName)}`)
    .join(', ');
}
