import type { Person, Side } from '../sides/side';

/** This many people, one for each connection, so that the connections share no row. */
export async function peopleOf(side: Side, count: number, name = 'writer'): Promise<Person[]> {
  const people: Person[] = [];
  for (let index = 0; index < count; index += 1) people.push(await side.person(`${name}${index}@example.com`));
  return people;
}
