import { beforeAll } from 'vitest';
import type { Bed } from './bed';
import { Person } from './quire';

/** People who are signed in before the tests of a file: `alice` is alice@example.com. */
export function usePeople<Name extends string>(bed: Bed, ...names: Name[]): Record<Name, Person> {
  const entries = names.map((name) => [name, Object.create(Person.prototype) as Person] as const);
  beforeAll(async () => {
    for (const [name, person] of entries) Object.assign(person, await bed.person(`${name}@example.com`));
  });
  return Object.fromEntries(entries) as Record<Name, Person>;
}
