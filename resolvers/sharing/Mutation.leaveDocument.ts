import type { MutationLeaveDocumentArgs } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import type { SharingContext } from './stash';

export function request(ctx: SharingContext<MutationLeaveDocumentArgs>): object {
  if (!isId(ctx.args.id)) documentNotFound();
  needs(ctx, { documentId: ctx.args.id, action: 'LEAVE', account: true });
  return {};
}

export function response(ctx: SharingContext<MutationLeaveDocumentArgs>): string {
  return ctx.args.id;
}
