import type { Document, QueryDocumentArgs } from '../generated/types';
import { grantedDocument, needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { toDocument } from '../shared/document';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';

export function request(ctx: StepContext<QueryDocumentArgs>): object {
  if (!isId(ctx.args.id)) documentNotFound();
  needs(ctx, { documentId: ctx.args.id, action: 'READ' });
  return {};
}

export function response(ctx: StepContext): Document {
  const { document, role } = grantedDocument(ctx);
  return toDocument(document, role);
}
