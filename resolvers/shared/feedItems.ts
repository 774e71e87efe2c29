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

/** A change as it lies in somebody's feed. `sequence` counts by 1 in each feed; `ttl` ends it. */
export type FeedItem = Key & Pick<ChangeItem, Told> & { sequence: number; ttl: number };

/** Of a feed that something has come into. */
export type FeedEndItem = Key & { sequence: number };

/** A place in somebody's feed; one of another epoch says nothing about this feed any more. */
export type Place = { isOfThisEpoch: boolean; sequence: number };
