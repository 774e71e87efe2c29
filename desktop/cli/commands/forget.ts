import type { Command } from '../command';
import { plain } from '../terminal';

export const forget: Command<'forget'> = {
  name: 'forget',
  usage: 'FILE',
  summary: 'Untie a file from its document; both stay',
  options: {},
  arguments: [1, 1],
  examples: ['quire forget report.odt', 'quire forget /home/ada/gone.odt'],
  async run({ client }, { positionals: [given = ''] }) {
    const path = await client.forget(given);
    return { data: { path }, text: `${plain(path)} belongs to no document any more.` };
  },
};
