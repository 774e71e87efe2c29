import { loadCode, type HandlerContext } from '../code';

/** Evaluates an expression in APPSYNC_JS, like AppSync's EvaluateCode. */
export function evaluate(expression: string, ctx: HandlerContext = {}): unknown {
  const source = `
    import { util } from '@aws-appsync/utils';
    import * as ddb from '@aws-appsync/utils/dynamodb';
    export const request = (ctx) => (${expression});
  `;
  const outcome = loadCode(source, 'expression').request?.(ctx);
  if (outcome?.kind === 'returned') return outcome.value;
  throw new Error(outcome?.kind === 'failed' ? outcome.error.message : 'The expression has no value.');
}
