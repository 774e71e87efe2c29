import { util, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { batchFound, batchGet, nameOf, type Found } from '../shared/batch';
import { isGiver } from '../shared/can';
import type { DocumentItem } from '../shared/items';
import { documentIdOf, documentKey, grantKey, linkTriesKey } from '../shared/keys';
import type { LinkItem, LinkTriesItem } from './linkItems';
import { busy } from '../shared/outcome';
import type { GrantItem } from '../shared/shareItems';
import { nothingThere } from './standing';
import type { LinkContext } from './stash';

/** Reads the link, its document, its giver's grant and the visitor's wrong tries in one consistent read. */
export function request(ctx: LinkContext): DynamoDBBatchGetItemRequest {
  const { pk, sk, id, givenById } = ctx.stash.foundLink;
  const documentId = documentIdOf({ pk });
  return batchGet(ctx, [
    { pk, sk },
    documentKey(documentId),
    linkTriesKey(id, ctx.stash.linkVisit.network),
    ...(givenById ? [grantKey(documentId, givenById)] : []),
  ]);
}

export function response(ctx: LinkContext): null {
  const { foundLink, linkVisit } = ctx.stash;
  const found = batchFound(ctx);
  const link = found[nameOf(foundLink)] as LinkItem | undefined;
  const document = found[nameOf(documentKey(documentIdOf(foundLink)))] as DocumentItem | undefined;
  if (!link || !document || document.deletedAt || document.trashedAt) nothingThere();
  // The index lags: another manager has just changed the link, and that manager's grant was not read.
  if (link.givenById && link.givenById !== foundLink.givenById) busy();
  if (link.givenById) requireGiver(link.documentId, link.givenById, found);
  ctx.stash.link = link;
  ctx.stash.linkedDocument = document;
  ctx.stash.linkTries = (found[nameOf(linkTriesKey(link.id, linkVisit.network))] as LinkTriesItem | undefined) ?? null;
  return null;
}

/** A manager's link is valid only while its giver is still a manager. */
function requireGiver(documentId: string, giverId: string, found: Found): void {
  const grant = found[nameOf(grantKey(documentId, giverId))] as GrantItem | undefined;
  if (!isGiver(grant ?? null, util.time.nowISO8601())) nothingThere();
}
