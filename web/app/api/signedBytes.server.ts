import { leaveWithProblem } from '~/leave.server';
import type { Visit } from '~/session/session.server';

const patienceMilliseconds = 3000;

/**
 * Ends the visit with a page where a signed address leads to no bytes, since a browser would show what the store says of
 * that. Where the store cannot be asked from here, it passes.
 */
export async function requireBytes(visit: Visit, url: string): Promise<void> {
  const answer = await firstByteAt(url);
  // 416: a document without any bytes has no first one.
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
