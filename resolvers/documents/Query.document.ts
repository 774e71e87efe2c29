import type { Document, QueryDocumentArgs } from '../generated/types';
import { grantedDocument, needs } from '../shared/access';
import { toDocument } from '../shared/document';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import type { DocumentContext } from './stash';

export function request(ctx: DocumentContext<QueryDocumentArgs>): object {
  if (!isId(ctx.args.id)) documentNotFound();
  needs(ctx, { documentId: ctx.args.id, action: 'READ' });
  return {};
}

export function response(ctx: DocumentContext): Document {
  const { document, role } = grantedDocument(ctx);
  return toDocument(document, role);
}
