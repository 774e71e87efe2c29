import { resolve } from 'node:path';
import { BusyError } from '#client/apiErrors';
import { OfflineError } from '../../api/networkErrors';
import { FileChangedError, LocalChangesError } from '../../disk/fileErrors';
import type { Change } from '#client/followChanges';
import { createRetry } from '#client/retry';
import type { Answer, Context } from '../command';
import type { Told } from '../contract/answers';
import { plain } from '../terminal';
import { changeFacts } from './facts';
import { meaningOf, told } from './meanings';
import { refreshedAnswer } from './refreshedAnswer';

type Following = Context<Told<'refresh'>>;

/** Following continues although the network is gone for a while. */
const untilReached = createRetry(
  (error) => (error instanceof OfflineError || error instanceof BusyError ? 0 : null),
  Infinity,
);

/** Keeps a file at the newest version of its document for as long as this person has access to it. */
export async function followed(context: Following, path: string): Promise<Answer<Told<'refresh'>>> {
  const { client, report, signal } = context;
  const from = await client.feedEnd();
  await refreshed(context, path);
  const documentId = await client.documentIdOf(path);
  const ending = new AbortController();
  let last: Change | undefined;
  const consequences = {
    refreshed: () => refreshed(context, path),
    told: (change: Change) => report(told(change)),
    untouched: () => undefined,
    ended(change: Change) {
      last = change;
      ending.abort();
    },
  };
  const follower = {
    change: (change: Change) =>
      change.documentId === documentId ? consequences[meaningOf(change).file](change) : undefined,
    reset: () => refreshed(context, path),
    reached: (cursor: string) => report({ data: { cursor }, text: '' }),
  };
  await client.followChanges(from, follower, AbortSignal.any([signal, ending.signal]));
  return last
    ? ended(path, last)
    : { data: { end: { path: resolve(path) } }, text: `${plain(path)} is not followed any more.` };
}

/** A file with local changes stays as it is, and is still followed. */
async function refreshed({ client, tell, report, signal }: Following, path: string): Promise<void> {
  try {
    const { data, text } = refreshedAnswer(await untilReached(() => client.refresh(path, { tell, signal }), signal));
    await report({ data: { file: data }, text });
  } catch (error) {
    if (!(error instanceof LocalChangesError || error instanceof FileChangedError)) throw error;
    await report({ data: { left: { path: resolve(path), code: error.code } }, text: '', aside: error.message });
  }
}

function ended(path: string, change: Change): Answer<Told<'refresh'>> {
  const text = `${told(change).text}. ${plain(path)} stays, and is not followed any more.`;
  return { data: { end: { path: resolve(path), change: changeFacts(change) } }, text, failed: 'NOT_FOUND' };
}
