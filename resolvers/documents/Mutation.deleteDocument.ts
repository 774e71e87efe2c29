import type { MutationDeleteDocumentArgs } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import type { DocumentContext } from './stash';

export function request(ctx: DocumentContext<MutationDeleteDocumentArgs>): object {
  if (!isId(ctx.args.id)) documentNotFound();
  needs(ctx, { documentId: ctx.args.id, action: 'DELETE', account: true });
  return {};
}

export function response(ctx: DocumentContext): string {
  return ctx.prev.result as string;
}
