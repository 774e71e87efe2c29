import { z } from 'zod';
import { createSealedCookies } from './sealedCookies.server';
import type { Visit } from './session.server';

const secondsAtPool = 600;

/** Remembers a transaction while the browser is at the pool; it can be taken once, by its state. */
function createTransactions<Content extends { state: string }>(purpose: string, content: z.ZodType<Content>) {
  // Named by its state, so that two tabs can be at the pool at the same time.
  const kept = createSealedCookies(purpose, secondsAtPool);
  return {
    remember: (visit: Visit, transaction: Content): Promise<void> =>
      kept.keep(visit, transaction.state, JSON.stringify(transaction)),

    /** The transaction that this answer of the pool belongs to, only once; null if this browser began no such transaction. */
    async take(visit: Visit): Promise<Content | null> {
      const state = new URL(visit.request.url).searchParams.get('state') ?? '';
      const found = await kept.find(visit, state);
      if (found === null) return null;
      kept.forget(visit, state);
      const transaction = content.parse(JSON.parse(found));
      return transaction.state === state ? transaction : null;
    },
  };
}

/** Sign-ins to this web app. */
export const signIns = createTransactions(
  'signin',
  z.object({ state: z.string(), verifier: z.string(), to: z.string() }),
);

/** Approvals of desktop programs. */
export const approvals = createTransactions('approval', z.object({ state: z.string() }));
