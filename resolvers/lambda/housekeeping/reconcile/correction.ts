import type { Key } from '../../../shared/keys';
import { updateOf, type Write } from '../../../shared/write';

/** Corrects figures of a row only if they are still as they were read. */
export function correction<Name extends string>(
  row: Key & Partial<Record<NoInfer<Name>, number>>,
  figures: Record<Name, number>,
): Write {
  const names = Object.keys(figures) as Name[];
  const known = names.filter((name) => row[name] !== undefined);
  const asRead = (name: Name) => (known.includes(name) ? `${name} = :was_${name}` : `attribute_not_exists(${name})`);
  const values = Object.fromEntries(known.map((name) => [`:was_${name}`, row[name]]));
  return updateOf(
    { pk: row.pk, sk: row.sk },
    { set: figures },
    { expression: names.map(asRead).join(' AND '), values },
  );
}
