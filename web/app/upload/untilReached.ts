import { ServerError } from '@apollo/client/errors';
import { problemOf } from '~/api/problem';
import { pauseAsked } from '~/api/retry';
import { createRetry, waitFor, type Retry } from '#client/retry';
import { StoreUnwellError } from '#client/store';

/** What an interrupted upload waits for. */
export type Cut = { at: 'cut'; by: 'network' | 'quire' };

type Network = Pick<Window, 'addEventListener' | 'removeEventListener'>;

/** Tries again without end, and reports what it waits for; a network that comes back ends the pauses. */
export function untilReached(tell: (cut: Cut) => void, network: Network = window): Retry {
  const asked = (error: unknown) => {
    if (problemOf(error).type === 'Unreachable') tell({ at: 'cut', by: isAnswer(error) ? 'quire' : 'network' });
    return pauseAsked(error);
  };
  const wait = (milliseconds: number, signal?: AbortSignal) => waitOrOnline(network, milliseconds, signal);
  return createRetry(asked, Infinity, { wait, random: Math.random });
}

const isAnswer = (error: unknown) => ServerError.is(error) || error instanceof StoreUnwellError;

async function waitOrOnline(network: Network, milliseconds: number, signal?: AbortSignal): Promise<void> {
  const online = new AbortController();
  const end = () => online.abort();
  network.addEventListener('online', end);
  try {
    await waitFor(milliseconds, AbortSignal.any([online.signal, ...(signal ? [signal] : [])]));
  } catch (error) {
    if (!online.signal.aborted || signal?.aborted) throw error;
  } finally {
    network.removeEventListener('online', end);
  }
}
