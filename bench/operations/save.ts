import type { Person } from '../sides/side';
import { newFile, saveFile } from './file';
import { oncePerSide } from './operation';
import { peopleOf } from './people';
import { rate } from './rate';

type Plan = { people: Person[] };

export const save = rate<Plan>({
  label: () => 'save 100 KB (3 requests)',
  least: 0.7,
  prepare: oncePerSide(async ({ side, connections }) => ({ people: await peopleOf(side, connections) })),
  async turn(client, { people }, connection) {
    await saveFile(client, people[connection]!, newFile());
    return true;
  },
});
