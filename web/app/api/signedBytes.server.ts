import { leaveWithProblem } from '~/leave.server';
import type { Visit } from '~/session/session.server';

const patienceMilliseconds = 3000;

/**
 * Ends the visit with an error page if a signed address has no bytes, because a browser would show the store's raw answer. Does
 * nothing if the store cannot be reached from here.
 */
export async function requireBytes(visit: Visit, url: string): Promise<void> {
  const answer = await firstByteAt(url);
  // 416: an empty document has no first byte.
  if (!answer || answer.ok || answer.status === 416) return;
  leaveWithProblem(visit, new Error(`The store answered ${answer.status} to a signed download.`));
}

async function firstByteAt(url: string): Promise<Response | null> {
  try {
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const answer = await fetch(url, { headers: { range: 'bytes=0-0' }, signal });
    await answer.body?.cancel();
    return answer;
  } catch {
    return null;
  }
}
