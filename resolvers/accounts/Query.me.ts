import type { Account, Usage } from '../generated/types';
import { granted, needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import type { AccountItem } from '../shared/items';
import { accountMissing } from '../shared/outcome';

export function request(ctx: StepContext): object {
  needs(ctx, { account: true });
  return {};
}

export function response(ctx: StepContext): Account {
  const { account } = granted(ctx);
  if (!account) accountMissing();
  const { id, email, name, createdAt } = account;
  return { id, email, name, createdAt, usage: usageOf(account) };
}

function usageOf({ bytesQuota, bytesAvailable, bytesReserved, documentCount }: AccountItem): Usage {
  return { bytesUsed: bytesQuota - bytesAvailable - bytesReserved, bytesReserved, bytesQuota, documentCount };
}
