import { loadCode, type HandlerContext } from '../code';

/** What an expression comes to in APPSYNC_JS, much as AppSync's EvaluateCode would say. */
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
