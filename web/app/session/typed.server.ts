import { redirectDocument, type AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { leaveWith } from '~/leave.server';
import { signInFrom } from './returnPath';
import { createSealedCookies } from './sealedCookies.server';
import { findPerson, type Visit } from './session.server';
import type { Typed } from './typed';

const secondsToSignIn = 600;
// Sealing it twice can double its size, and browsers drop a cookie of more than 4,096 bytes.
const mostBytes = 1400;

const kept = createSealedCookies('typed', secondsToSignIn);
/** Only the last form is kept. */
const name = 'form';
const contentSchema = z.object({ person: z.string(), path: z.string(), fields: z.record(z.string(), z.string()) });

const forms = new WeakMap<AppLoadContext, Typed>();

/**
 * Reads an action's form; call it before anything else. If the visitor has to sign in first, the values of these fields wait for
 * them at the form. Never name a password field: its value would leave this server.
 */
export async function readForm({ request, context }: Visit, fields: readonly string[]): Promise<FormData> {
  const form = await request.formData();
  const typed = fields.map((field) => [field, form.get(field)] as const);
  forms.set(context, Object.fromEntries(typed.filter((each): each is [string, string] => typeof each[1] === 'string')));
  return form;
}

/** Ends the request: the visitor signs in and comes back to this page and what they typed; nobody else will see it. */
export async function leaveToSignIn(visit: Visit, signInPathFrom = signInFrom): Promise<never> {
  const fields = forms.get(visit.context);
  const person = fields && (await findPerson(visit));
  const content = JSON.stringify({ person, path: pathOf(visit), fields });
  if (person && Buffer.byteLength(content) <= mostBytes) await kept.keep(visit, name, content);
  leaveWith(redirectDocument(signInPathFrom(visit.request.url)));
}

/** What this person typed at this address before they had to sign in, once; null if nothing was kept. */
export async function takeTyped(visit: Visit): Promise<Typed | null> {
  const found = await kept.find(visit, name);
  if (found === null) return null;
  const { person, path, fields } = contentSchema.parse(JSON.parse(found));
  const isTheirs = person === (await findPerson(visit));
  if (isTheirs && path !== pathOf(visit)) return null;
  kept.forget(visit, name);
  return isTheirs ? fields : null;
}

const pathOf = ({ request }: Visit) => new URL(request.url).pathname;
