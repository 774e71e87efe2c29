import { tableName, type Write } from '../../table';
import type { Key } from '../../../shared/keys';

/** Sets figures of a row right, only while they are as they were read: whoever changes one in between knows better. */
export function correction<Name extends string>(
  row: Key & Partial<Record<NoInfer<Name>, number>>,
  figures: Record<Name, number>,
): Write {
  const names = Object.keys(figures) as Name[];
  const known = names.filter((name) => row[name] !== undefined);
  const asRead = (name: Name) => (known.includes(name) ? `${name} = :was_${name}` : `attribute_not_exists(${name})`);
  return {
    Update: {
      TableName: tableName(),
      Key: { pk: row.pk, sk: row.sk },
      UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(', ')}`,
      ConditionExpression: names.map(asRead).join(' AND '),
      ExpressionAttributeValues: Object.fromEntries<number | undefined>([
        ...names.map((name) => [`:${name}`, figures[name]] as const),
        ...known.map((name) => [`:was_${name}`, row[name]] as const),
      ]),
    },
  };
}
