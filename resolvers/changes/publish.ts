import type { StepContext } from '../shared/context';

/** Asks nobody: a published change is in the feeds already. */
export function request(_ctx: StepContext): { payload: null } {
  return { payload: null };
}

export function response(_ctx: StepContext): null {
  return null;
}
