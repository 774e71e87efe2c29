import type { ChangeItem } from './items';
import type { Key } from './keys';

type Told =
  | 'documentId'
  | 'revision'
  | 'kind'
  | 'version'
  | 'name'
  | 'actorId'
  | 'actorName'
  | 'at'
  | 'recipientId'
  | 'expiresAt';

/** A change in a person's feed. `sequence` counts by 1 in each feed; `ttl` ends it. */
export type FeedItem = Key & Pick<ChangeItem, Told> & { sequence: number; ttl: number };

/** The end of a feed; absent while the feed is empty. */
export type FeedEndItem = Key & { sequence: number };

/** A place in a person's feed; one of another epoch is invalid, because the table was restored since. */
export type Place = { isOfThisEpoch: boolean; sequence: number };
