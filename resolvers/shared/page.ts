import { invalid } from './outcome';

type PageArgs = { limit?: number | null; nextToken?: string | null };

export const largestPage = 100;

/** Absent and null mean the same: the first page, of 50. */
export function pageOf(args: PageArgs): { limit: number; nextToken: string | null } {
  const limit = args.limit ?? 50;
  if (limit < 1 || limit > largestPage) invalid(`limit is 1 to ${largestPage}.`, 'limit');
  return { limit, nextToken: args.nextToken ?? null };
}
