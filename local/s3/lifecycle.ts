import type { Clock } from '../shared/clock';
import { logFault } from '../shared/fault';
import type { Bucket } from './bucket';
import { hasPassed, rulesFor, unexpired } from './expiration';
import { abortUpload } from './multipart';

const hourMilliseconds = 3600 * 1000;

/** Applies the buckets' lifecycle rules, at once and then every hour. `close` waits for a running sweep. */
export function keepLifecycles(buckets: Iterable<Bucket>, clock: Clock): { close(): Promise<void> } {
  const ruled = [...buckets].filter(({ lifecycle }) => lifecycle.length > 0);
  const stopping = new AbortController();
  const running = ruled.map((bucket) => keep(bucket, clock, stopping.signal));
  return {
    async close() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function keep(bucket: Bucket, clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sweep(bucket, clock.now(), signal).catch((error: unknown) => {
      logFault(`The lifecycle of the bucket ${bucket.name} goes on in an hour.`, error);
    });
    await clock.sleep(hourMilliseconds, signal);
  }
}

async function sweep(bucket: Bucket, now: number, signal: AbortSignal): Promise<void> {
  for (const key of bucket.objects.keys()) {
    if (signal.aborted) return;
    await expire(bucket, key, now);
  }
  for (const { key, uploadId, initiatedAt } of bucket.uploads.after('')) {
    if (signal.aborted) return;
    const isDue = rulesFor(key, bucket.lifecycle).some(
      ({ abortDays }) => abortDays !== undefined && hasPassed(initiatedAt, abortDays, now),
    );
    if (isDue) await abortUpload(bucket, key, uploadId);
  }
}

async function expire({ objects, lifecycle, versioning }: Bucket, key: string, now: number): Promise<void> {
  const rules = rulesFor(key, lifecycle);
  const versions = objects.versionsOf(key);
  if (unexpired(versions, rules, versioning, now) === versions) return;
  // Checked again under the key's lock, since a client may be writing it.
  await objects.update(key, (current) => unexpired(current, rules, versioning, now));
}
