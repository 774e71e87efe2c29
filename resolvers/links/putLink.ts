import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { mostLinks, mostLinksADay } from '../../schema/limits';
import { granted, grantedDocument } from '../shared/access';
import { endWithoutGrant, grantChecks } from '../shared/grantChecks';
import { linkKey, linkOf } from '../shared/keys';
import type { LinkItem, LinkRequestItem } from './linkItems';
import { accountMissing, busy, fail } from '../shared/outcome';
import { onceMore, tooOften } from '../shared/rate';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { creationOf } from '../shared/write';
import { givenBy, latest } from './giver';
import { endUnlessKept } from './kept';
import { oneMore } from './linkCount';
import { requestOf, requireSame } from './requested';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const now = util.time.nowISO8601();
  const link = linkOfCaller(ctx, now);
  ctx.stash.link = link;
  return transact(ctx, [
    oneMore(document.id),
    creationOf(link),
    onceMore({ what: 'LINK', userId: link.createdById, most: mostLinksADay }),
    ...requestOf(ctx, link),
    ...grantChecks(ctx, document.id, now, 'MANAGER'),
  ]);
}

export function response(ctx: LinkContext): null {
  const refused = refusals(ctx);
  if (!refused) return null;
  const [document, , count, ...others] = refused;
  const isNamed = ctx.stash.mintedToken.requestHash !== null;
  const [named, grant] = isNamed ? others : [null, ...others];
  if (named?.item) return repeat(ctx, named.item as LinkRequestItem);
  if (document) {
    endUnlessKept(document);
    fail('QuotaExceeded', `A document has at most ${mostLinks} links. Revoke one first.`);
  }
  endWithoutGrant(grant);
  if (count) tooOften(`You have made ${mostLinksADay} links today. Make the next one tomorrow.`);
  busy();
}

function repeat(ctx: LinkContext, made: LinkRequestItem): null {
  requireSame(ctx, made, grantedDocument(ctx).document.id);
  ctx.stash.made = made;
  ctx.stash.linkId = made.linkId;
  return null;
}

function linkOfCaller(ctx: LinkContext, now: string): LinkItem {
  const { account } = granted(ctx);
  if (!account) accountMissing();
  const { askedLink, passwordHash, mintedToken } = ctx.stash;
  const { downloadLimit, isPreviewOnly } = askedLink;
  const expiresAt = latest(ctx, askedLink.expiresAt);
  const id = util.autoUlid();
  const documentId = grantedDocument(ctx).document.id;
  return {
    ...linkKey(documentId, id),
    id,
    documentId,
    downloadCount: 0,
    isPreviewOnly: isPreviewOnly ?? false,
    wrongPasswords: 0,
    createdAt: now,
    createdById: account.id,
    createdByName: account.name,
    gsi1pk: linkOf(mintedToken.tokenHash),
    gsi1sk: now,
    ...(passwordHash === null ? {} : { passwordHash }),
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(downloadLimit === null ? {} : { downloadLimit }),
    ...givenBy(ctx),
  };
}
