import type { Role } from '../generated/types';
import type { Granted, Needs } from './accessStash';
import type { StepContext } from './context';
import type { DocumentItem } from './items';

export function needs(ctx: StepContext, what: Needs): void {
  ctx.stash.needs = what;
}

export function granted(ctx: StepContext): Granted {
  return ctx.stash.granted;
}

/** For fields whose access step loads a document; the step ends the request if there is none. */
export function grantedDocument(ctx: StepContext): { document: DocumentItem; role: Role } {
  return ctx.stash.granted as { document: DocumentItem; role: Role };
}
