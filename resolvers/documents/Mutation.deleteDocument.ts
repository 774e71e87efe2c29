import type { MutationDeleteDocumentArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';

export function request(ctx: StepContext<MutationDeleteDocumentArgs>): object {
  if (!isId(ctx.args.id)) documentNotFound();
  needs(ctx, { documentId: ctx.args.id, action: 'DELETE', account: true });
  return {};
}

export function response(ctx: StepContext): string {
  return ctx.prev.result as string;
}
