import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import { endWithoutGrant, grantChecks } from '../shared/grantChecks';
import { linkKey } from '../shared/keys';
import { busy } from '../shared/outcome';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { linkNotFound } from './link';
import { linkRemoval } from './linkRemoval';
import type { LinkContext } from './stash';

export function request(ctx: LinkContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  return transact(ctx, [
    ...linkRemoval(linkKey(document.id, ctx.stash.linkId), document.id, { expression: 'attribute_exists(pk)' }),
    ...grantChecks(ctx, document.id, util.time.nowISO8601(), 'MANAGER'),
  ]);
}

export function response(ctx: LinkContext): null {
  const refused = refusals(ctx);
  if (!refused) return null;
  const [link, document, grant] = refused;
  if (link || document) linkNotFound();
  endWithoutGrant(grant);
  busy();
}
