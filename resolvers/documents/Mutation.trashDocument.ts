import type { Document, MutationTrashDocumentArgs } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import type { DocumentContext } from './stash';

export function request(ctx: DocumentContext<MutationTrashDocumentArgs>): object {
  if (!isId(ctx.args.id)) documentNotFound();
  needs(ctx, { documentId: ctx.args.id, action: 'TRASH', account: true });
  return {};
}

export function response(ctx: DocumentContext): Document {
  return ctx.prev.result as Document;
}
