import type { Account } from '../generated/types';
import { granted, needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { accountMissing } from '../shared/outcome';

export function request(ctx: StepContext): object {
  needs(ctx, { account: true });
  return {};
}

export function response(ctx: StepContext): Account {
  const { account } = granted(ctx);
  if (!account) accountMissing();
  return { id: account.id, email: account.email, name: account.name, createdAt: account.createdAt };
}
