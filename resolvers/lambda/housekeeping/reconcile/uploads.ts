import { isUnfinished } from '../../../uploads/uploadState';
import { settlementOf } from '../uploads';
import type { Finding } from './finding';
import type { Rows } from './rows';

/** Housekeeping settles an upload within a second; after an hour, in milliseconds, it has given up. */
const patience = 3_600_000;

/** Ended uploads that were not settled: their bytes still count as reserved. */
export function unsettledUploads({ uploads }: Rows): Finding[] {
  const before = new Date(Date.now() - patience).toISOString();
  return uploads
    .filter((upload) => !isUnfinished(upload) && upload.createdAt < before)
    .map((upload) => ({
      words: `Upload ${upload.id} of account ${upload.userId} has ended, and is not put away.`,
      repair: settlementOf(upload),
    }));
}
