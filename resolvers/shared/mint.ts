import type { LambdaRequest } from '@aws-appsync/utils';
import type { StepContext } from './context';
import { internalFailure } from './outcome';

/** What the mint Lambda is asked: APPSYNC_JS has no randomness that a secret could be made of. */
export type MintCall = { action: 'codes' } | { action: 'state' };

/** The user code is in plain capitals, without the dash. */
export type MintedCodes = { deviceCode: string; userCode: string };

/** The mint Lambda's answer, by action. */
export type MintAnswers = { codes: MintedCodes; state: string };

export function callMint(payload: MintCall): LambdaRequest {
  return { operation: 'Invoke', payload };
}

export function mintAnswer<Action extends keyof MintAnswers>(ctx: StepContext, _action: Action): MintAnswers[Action] {
  if (ctx.error) internalFailure(ctx);
  return ctx.result as MintAnswers[Action];
}
