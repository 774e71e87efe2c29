import type { Refreshed } from '../../files/refreshFile';
import type { Answer } from '../command';
import type { Told } from '../contract/answers';
import { plain } from '../terminal';
import { fileFacts } from './facts';

/** The answer about a file that was brought to a version of its document. */
export function refreshedAnswer({ outcome, copy, keptAs }: Refreshed): Answer<Told<'open'>> {
  const isNew = outcome === 'refreshed';
  const said = `${plain(copy.path)} is ${isNew ? 'now ' : ''}version ${copy.base.version} of ${plain(copy.name)}.`;
  // A program has written to the file at the last moment.
  const text = keptAs === undefined ? said : `${said} Your own is in ${plain(keptAs)}.`;
  return { data: { outcome, ...fileFacts(copy), keptAs }, text };
}
