import type { Change } from '../generated/types';
import type { FeedItem } from '../shared/feedItems';
import type { ChangeItem } from '../shared/items';

/** The change as the schema shows it, with only what every reader of the document may see. */
export function toChange(item: ChangeItem | FeedItem): Change {
  const { documentId, revision, kind, version, name, actorId, actorName, at } = item;
  return {
    id: `${documentId}-${revision}`,
    documentId,
    revision,
    kind,
    version,
    name,
    actorId,
    actorName,
    at,
    recipientId: null,
    expiresAt: null,
    audience: null,
  };
}
