import type { Document, MutationUpdateDocumentArgs } from '../generated/types';
import { needs } from '../shared/access';
import { isId, requireName } from '../shared/input';
import { documentNotFound, invalid } from '../shared/outcome';
import type { DocumentContext } from './stash';

export function request(ctx: DocumentContext<MutationUpdateDocumentArgs>): object {
  const { id, name, isReadOnly } = ctx.args.input;
  if (!isId(id)) documentNotFound();
  if (isReadOnly === false) invalid('Read-only is for good: leave isReadOnly out, or set it to true.', 'isReadOnly');
  const isRename = (name ?? null) !== null;
  const isLock = isReadOnly === true;
  ctx.stash.name = isRename ? requireName(name ?? null) : null;
  ctx.stash.isLock = isLock;
  needs(ctx, { documentId: id, action: isLock ? 'LOCK' : isRename ? 'RENAME' : 'READ', account: true });
  return {};
}

export function response(ctx: DocumentContext): Document {
  return ctx.prev.result as Document;
}
