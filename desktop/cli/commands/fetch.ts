import { UsageError, type Command } from '../command';
import { followed } from './followed';
import { refreshedAnswer } from './refreshedAnswer';

export const refresh: Command<'refresh'> = {
  name: 'refresh',
  usage: 'FILE',
  summary: 'Bring a file to the newest version of its document',
  options: { follow: { type: 'boolean', summary: 'And again whenever somebody saves it, until Ctrl-C' } },
  arguments: [1, 1],
  goesOn: true,
  inLines: (given) => given.includes('--follow'),
  examples: ['quire refresh report.odt', 'quire refresh report.odt --follow'],
  async run(context, { positionals: [path = ''], values }) {
    const { client, tell, signal } = context;
    if (values.follow === true) return followed(context, path);
    return refreshedAnswer(await client.refresh(path, { tell, signal }));
  },
};

export const open: Command<'open'> = {
  name: 'open',
  usage: 'ID [FILE]',
  summary: 'Put a document on this computer',
  options: { version: { type: 'string', summary: 'An older version than the newest' } },
  arguments: [1, 2],
  goesOn: true,
  examples: ['quire open 01K8ZQ0V7N3X5T9R2M4P6S8W1Y', 'quire open 01K8ZQ0V7N3X5T9R2M4P6S8W1Y old.odt --version 3'],
  async run({ client, tell, signal }, { positionals: [id = '', to], values }) {
    const version = values.version === undefined ? undefined : versionOf(values.version);
    return refreshedAnswer(await client.open(id, { to, version, tell, signal }));
  },
};

/** Reads a version number as it was typed. */
export function versionOf(given: string | boolean): number {
  if (typeof given === 'string' && /^[1-9]\d{0,7}$/.test(given)) return Number(given);
  throw new UsageError(`A version is a number such as 3, not ${given}.`);
}
