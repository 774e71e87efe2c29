import type { Command } from '../command';
import { bytes, plain } from '../format';

export const whoami: Command = {
  name: 'whoami',
  usage: '',
  summary: 'Say who is signed in, and how much room is left',
  options: {},
  arguments: [0, 0],
  examples: ['quire whoami'],
  async run({ client }) {
    const account = await client.whoami();
    const { bytesUsed, bytesReserved, bytesQuota } = account.usage;
    const room = `${bytes(bytesUsed + bytesReserved)} of ${bytes(bytesQuota)} used`;
    return { data: account, text: `${plain(account.name)} <${account.email}>, ${room}.` };
  },
};
