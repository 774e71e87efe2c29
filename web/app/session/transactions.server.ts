import { z } from 'zod';
import type { Transaction } from './pool.server';
import { cookies, sealer, type Visit } from './session.server';

const secondsToSignIn = 600;
// All of a browser's cookies travel in every request, and servers take only so much.
const keptAtOnce = 5;
const content = z.object({ state: z.string(), verifier: z.string(), to: z.string() });

// Named by its state, so that two tabs can sign in at the same time.
const nameOf = (state: string) => `signin_${state.replace(/[^\w-]/g, '').slice(0, 8)}`;

/** Keeps a sign-in that has left for the pool in this browser. */
export async function rememberTransaction({ request, context }: Visit, transaction: Transaction): Promise<void> {
  const end = new Date(Date.now() + secondsToSignIn * 1000);
  const sealed = await sealer.seal('signin', JSON.stringify(transaction), end);
  const earlier = cookies.names(request.headers.get('cookie'), 'signin_');
  for (const name of earlier.slice(0, 1 - keptAtOnce)) context.setCookie(cookies.clear(name));
  context.setCookie(cookies.write(nameOf(transaction.state), sealed, secondsToSignIn));
}

/** The sign-in that this answer of the pool belongs to, once; null when this browser began none. */
export async function takeTransaction({ request, context }: Visit): Promise<Transaction | null> {
  const name = nameOf(new URL(request.url).searchParams.get('state') ?? '');
  const sealed = cookies.read(request.headers.get('cookie'), name);
  if (!sealed) return null;
  context.setCookie(cookies.clear(name));
  const opened = await sealer.open('signin', sealed);
  return opened && content.parse(JSON.parse(opened.value));
}
