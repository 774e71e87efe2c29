import { largestPage, usualPage } from '../../schema/limits';
import type { StepContext } from './context';
import { invalid, requireAnswer } from './outcome';

type PageArgs = { limit?: number | null; nextToken?: string | null };

/** Absent and null both mean the first page, of the default size. */
export function pageOf(args: PageArgs): { limit: number; nextToken: string | null } {
  const limit = args.limit ?? usualPage;
  if (limit < 1 || limit > largestPage) invalid(`limit is 1 to ${largestPage}.`, 'limit');
  return { limit, nextToken: args.nextToken ?? null };
}

/** A query's answer; a token that the service did not make for this very query is bad input. */
export function pageAnswer(ctx: StepContext): unknown {
  if (ctx.error && ctx.stash.page.nextToken && isTokenRefused(ctx.error.type)) {
    invalid('nextToken is not from this list. Start again without it.', 'nextToken');
  }
  requireAnswer(ctx);
  return ctx.result;
}

/** The service refuses such a token before DynamoDB hears of it. */
function isTokenRefused(type: string): boolean {
  return !type.startsWith('DynamoDB:') || type === 'DynamoDB:UserIllegalArgumentException';
}
