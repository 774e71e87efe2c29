import type { Account } from '../generated/types';
import { granted, needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { fail } from '../shared/outcome';

export function request(ctx: StepContext): object {
  needs(ctx, { account: true });
  return {};
}

export function response(ctx: StepContext): Account {
  const { account } = granted(ctx);
  if (!account) fail('NotFound', 'Your account is not set up yet. Sign out and in again.');
  return { id: account.id, email: account.email, name: account.name, createdAt: account.createdAt };
}
