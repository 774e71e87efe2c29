import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { granted, grantedDocument } from '../shared/access';
import { endWithoutGrant, grantChecks } from '../shared/grantChecks';
import { documentKey, linkKey } from '../shared/keys';
import type { LinkItem } from './linkItems';
import { busy } from '../shared/outcome';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { checkOf, updateOf, type Condition } from '../shared/write';
import { givenBy, latest } from './giver';
import { endUnlessKept, keptCondition } from './kept';
import { linkNotFound } from './link';
import type { LinkContext } from './stash';

/** A manager who changes a link becomes its giver. */
export function request(ctx: LinkContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const { link, askedLink } = ctx.stash;
  const now = util.time.nowISO8601();
  const set = changesOf(ctx, now);
  const removed = [
    ...askedLink.removed.filter((name) => set[name] === undefined),
    ...(askedLink.isForgetting ? ['lastWrongAt'] : []),
    ...(granted(ctx).role === 'OWNER' ? ['givenById'] : []),
  ];
  ctx.stash.link = changed(link, set, removed);
  return transact(ctx, [
    updateOf(linkKey(document.id, link.id), { set, remove: removed }, asRead(link)),
    checkOf(documentKey(document.id), { expression: keptCondition }),
    ...grantChecks(ctx, document.id, now, 'MANAGER'),
  ]);
}

export function response(ctx: LinkContext): null {
  const refused = refusals(ctx);
  if (!refused) return null;
  const [link, document, grant] = refused;
  if (link && !link.item) linkNotFound();
  if (document) endUnlessKept(document);
  endWithoutGrant(grant);
  busy();
}

function changesOf(ctx: LinkContext, now: string): Partial<LinkItem> {
  const { link, askedLink, passwordHash } = ctx.stash;
  const { downloadLimit, isPreviewOnly, isForgetting, removed } = askedLink;
  const kept = removed.includes('expiresAt') ? null : (link.expiresAt ?? null);
  const expiresAt = latest(ctx, askedLink.expiresAt ?? kept);
  return {
    isPreviewOnly: isPreviewOnly ?? link.isPreviewOnly,
    ...(passwordHash === null ? {} : { passwordHash }),
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(downloadLimit === null ? {} : { downloadLimit }),
    ...(isForgetting ? { wrongPasswords: 0, forgottenAt: now } : {}),
    ...givenBy(ctx),
  };
}

function changed(link: LinkItem, set: Partial<LinkItem>, removed: string[]): LinkItem {
  const gone: Record<string, undefined> = {};
  removed.forEach((name) => {
    gone[name] = undefined;
  });
  return { ...link, ...set, ...gone };
}

/** If two people change a link at once, it must not outlive a temporary manager among them. */
function asRead({ id, expiresAt }: LinkItem): Condition {
  if (expiresAt === undefined)
    return { expression: 'id = :id AND attribute_not_exists(expiresAt)', values: { ':id': id } };
  return { expression: 'id = :id AND expiresAt = :read', values: { ':id': id, ':read': expiresAt } };
}
