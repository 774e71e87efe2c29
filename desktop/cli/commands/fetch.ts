import type { Refreshed } from '../../client/refreshFile';
import { UsageError, type Answer, type Command } from '../command';
import { plain } from '../format';
import { factsOf } from './facts';

export const refresh: Command = {
  name: 'refresh',
  usage: 'FILE',
  summary: 'Bring a file to the newest version of its document',
  options: {},
  arguments: [1, 1],
  examples: ['quire refresh report.odt'],
  async run({ client, tell, signal }, { positionals: [path = ''] }) {
    return answerOf(await client.refresh(path, { tell, signal }));
  },
};

export const open: Command = {
  name: 'open',
  usage: 'ID [FILE]',
  summary: 'Put a document on this computer',
  options: { version: { type: 'string', summary: 'An older version than the newest' } },
  arguments: [1, 2],
  examples: ['quire open 01K8ZQ0V7N3X5T9R2M4P6S8W1Y', 'quire open 01K8ZQ0V7N3X5T9R2M4P6S8W1Y old.odt --version 3'],
  async run({ client, tell, signal }, { positionals: [id = '', to], values }) {
    const version = values.version === undefined ? undefined : versionOf(values.version);
    return answerOf(await client.open(id, { to, version, tell, signal }));
  },
};

/** A version's number as it is typed. */
export function versionOf(given: string | boolean): number {
  if (typeof given === 'string' && /^[1-9]\d{0,7}$/.test(given)) return Number(given);
  throw new UsageError(`A version is a number such as 3, not ${given}.`);
}

function answerOf({ outcome, copy }: Refreshed): Answer {
  const isNew = outcome === 'refreshed';
  const text = `${plain(copy.path)} is ${isNew ? 'now ' : ''}version ${copy.base?.version} of ${plain(copy.name)}.`;
  return { data: { outcome, ...factsOf(copy) }, text };
}
