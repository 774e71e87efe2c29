import type { Change } from '#client/followChanges';
import { UsageError, type Command } from '../command';
import { told } from './meanings';

export const watch: Command<'watch'> = {
  name: 'watch',
  usage: '',
  summary: 'Tell what happens to your documents, as it happens, until Ctrl-C',
  options: { after: { type: 'string', summary: 'Go on where an earlier watch ended' } },
  arguments: [0, 0],
  inLines: () => true,
  examples: ['quire watch', 'quire watch --json | jq .change.name'],
  async run({ client, report, say, signal }, { values }) {
    // The API takes an empty cursor for none, and would skip what has happened since.
    if (values.after === '') throw new UsageError('--after is empty. Say what an earlier watch has ended with.');
    let cursor = typeof values.after === 'string' ? values.after : await client.feedEnd();
    const reached = (to: string) => {
      cursor = to;
      return report({ data: { cursor }, text: '' });
    };
    const follower = {
      change: (change: Change) => report(told(change)),
      reached,
      reset(to: string) {
        cursor = to;
        const aside = 'What happened since then is not known any more: list your documents anew.';
        return report({ data: { reset: { cursor } }, text: '', aside });
      },
    };
    say('Watching. Ctrl-C ends it.');
    await reached(cursor);
    await client.followChanges(cursor, follower, signal);
    return { data: { end: { cursor } }, text: `Go on from here with: quire watch --after ${cursor}` };
  },
};
