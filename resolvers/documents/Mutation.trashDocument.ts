import type { Document, MutationTrashDocumentArgs } from '../generated/types';
import { needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';

export function request(ctx: StepContext<MutationTrashDocumentArgs>): object {
  if (!isId(ctx.args.id)) documentNotFound();
  needs(ctx, { documentId: ctx.args.id, action: 'TRASH', account: true });
  return {};
}

export function response(ctx: StepContext): Document {
  return ctx.prev.result as Document;
}
