import { z } from 'zod';
import { cookies, sealer, type Visit } from './session.server';

const secondsAtPool = 600;
// All of a browser's cookies travel in every request, and servers take only so much.
const keptAtOnce = 5;

/** What this browser has left for the pool with, once for every purpose; it comes back under its state. */
function createTransactions<Content extends { state: string }>(purpose: string, content: z.ZodType<Content>) {
  // Named by its state, so that two tabs can be at the pool at the same time.
  const nameOf = (state: string) => `${purpose}_${state.replace(/[^\w-]/g, '').slice(0, 8)}`;
  return {
    async remember({ request, context }: Visit, transaction: Content): Promise<void> {
      const end = new Date(Date.now() + secondsAtPool * 1000);
      const sealed = await sealer.seal(purpose, JSON.stringify(transaction), end);
      const earlier = cookies.names(request.headers.get('cookie'), `${purpose}_`);
      for (const name of earlier.slice(0, 1 - keptAtOnce)) context.setCookie(cookies.clear(name));
      context.setCookie(cookies.write(nameOf(transaction.state), sealed, secondsAtPool));
    },

    /** What this answer of the pool belongs to, once; null when this browser began nothing of the kind. */
    async take({ request, context }: Visit): Promise<Content | null> {
      const state = new URL(request.url).searchParams.get('state') ?? '';
      const sealed = cookies.read(request.headers.get('cookie'), nameOf(state));
      if (!sealed) return null;
      context.setCookie(cookies.clear(nameOf(state)));
      const opened = await sealer.open(purpose, sealed);
      const transaction = opened && content.parse(JSON.parse(opened.value));
      return transaction?.state === state ? transaction : null;
    },
  };
}

/** Sign-ins of this web app. */
export const signIns = createTransactions(
  'signin',
  z.object({ state: z.string(), verifier: z.string(), to: z.string() }),
);

/** Approvals of desktop programs. */
export const approvals = createTransactions('approval', z.object({ state: z.string() }));
