import type { LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from './context';
import { internalFailure } from './outcome';

/** Calls of the mint Lambda: APPSYNC_JS has neither randomness that a secret could be made of, nor hashes. */
export type MintCall =
  | { action: 'codes'; replaces: string | null }
  | { action: 'state' }
  | { action: 'linkToken'; seal: string | null }
  | { action: 'unsealToken'; sealedToken: string; seal: string; password: string | null; passwordHash: string | null }
  | { action: 'hashToken'; token: string }
  | { action: 'hashPassword'; password: string }
  | { action: 'isPassword'; password: string; passwordHash: string };

/**
 * The user code is in plain capitals, without the dash. `loginId` is the hash of the device code, and `replacedId` that of the
 * one that it takes the place of.
 */
export type MintedCodes = { deviceCode: string; loginId: string; userCode: string; replacedId: string | null };

/**
 * Of a link: what its address holds, and what is kept of that. Where there is a seal, the token sealed, and a hash of the seal
 * that tells nothing of what it seals.
 */
export type MintedToken = { token: string; tokenHash: string; sealedToken: string | null; requestHash: string | null };

/** The mint Lambda's answer, by action. */
export type MintAnswers = {
  codes: MintedCodes;
  state: string;
  linkToken: MintedToken;
  /** Null if the password is different. */
  unsealToken: string | null;
  hashToken: string;
  hashPassword: string;
  isPassword: boolean;
};

export function callMint(payload: MintCall): LambdaRequest {
  return { operation: 'Invoke', payload };
}

export function mintAnswer<Action extends keyof MintAnswers>(ctx: StepContext, _action: Action): MintAnswers[Action] {
  if (ctx.error) internalFailure(ctx);
  return ctx.result as MintAnswers[Action];
}
