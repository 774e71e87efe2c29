import type { MutationLeaveDocumentArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';

export function request(ctx: StepContext<MutationLeaveDocumentArgs>): object {
  if (!isId(ctx.args.id)) documentNotFound();
  needs(ctx, { documentId: ctx.args.id, action: 'LEAVE', account: true });
  return {};
}

export function response(ctx: StepContext<MutationLeaveDocumentArgs>): string {
  return ctx.args.id;
}
