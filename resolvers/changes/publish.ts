import type { ChangeContext } from './stash';

/** Reads and writes nothing: a published change is in the feeds already. */
export function request(_ctx: ChangeContext): { payload: null } {
  return { payload: null };
}

export function response(_ctx: ChangeContext): null {
  return null;
}
