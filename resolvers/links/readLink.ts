import type { DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { batchFound, batchGet, nameOf } from '../shared/batch';
import type { StepContext } from '../shared/context';
import type { DocumentItem } from '../shared/items';
import { linkTriesKey } from '../shared/keys';
import type { LinkItem, LinkTriesItem } from '../shared/linkItems';
import { nothingThere } from './standing';

/** The link, what it leads to, and how often this visitor was wrong: one consistent read. */
export function request(ctx: StepContext): DynamoDBBatchGetItemRequest {
  const { pk, sk, id } = ctx.stash.foundLink;
  return batchGet(ctx, [{ pk, sk }, { pk, sk: 'DOC' }, linkTriesKey(id, ctx.stash.linkVisit.network)]);
}

export function response(ctx: StepContext): null {
  const { pk, sk, id } = ctx.stash.foundLink;
  const found = batchFound(ctx);
  const link = found[nameOf({ pk, sk })] as LinkItem | undefined;
  const document = found[nameOf({ pk, sk: 'DOC' })] as DocumentItem | undefined;
  if (!link || !document || document.deletedAt || document.trashedAt) nothingThere();
  ctx.stash.link = link;
  ctx.stash.linkedDocument = document;
  ctx.stash.linkTries =
    (found[nameOf(linkTriesKey(id, ctx.stash.linkVisit.network))] as LinkTriesItem | undefined) ?? null;
  return null;
}
