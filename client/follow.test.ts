import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { follow, type FollowMeans } from './follow';
import type { Listener } from './realtime';
import { Refusal } from './refusal';

/** The feed that a test appends to, and the listener that hears about it. */
let feed: string[];
let pulls: string[];
let listeners: Listener<unknown>[];
let stopped: number;
let stopping: AbortController;

const refusal = (errorType: string, errorInfo = {}) => new Refusal({ message: errorType, errorType, errorInfo });

const means: FollowMeans<string> = {
  changes: (after) => {
    pulls.push(after);
    const from = Number(after);
    const to = Math.min(from + 2, feed.length);
    return Promise.resolve({ items: feed.slice(from, to), cursor: String(to), hasMore: to < feed.length });
  },
  listen: (listener) => {
    listeners.push(listener);
    return () => (stopped += 1);
  },
  retry: (attempt) => attempt(),
};

beforeEach(() => {
  vi.useFakeTimers();
  [feed, pulls, listeners, stopped, stopping] = [[], [], [], 0, new AbortController()];
});
afterEach(() => vi.useRealTimers());

const soon = () => vi.advanceTimersByTimeAsync(0);

/** Follows from the beginning and records every call. */
function following(changed: Partial<FollowMeans<string>> = {}, from = '0') {
  const told: string[] = [];
  const follower = {
    change: (change: string) => void told.push(change),
    reached: (cursor: string) => void told.push(`reached ${cursor}`),
    reset: (cursor: string) => void told.push(`reset ${cursor}`),
  };
  const end = follow({ ...means, ...changed }, from, follower, stopping.signal);
  const ended = vi.fn<(how: string) => void>();
  end.then(
    () => ended('stopped'),
    (error: Error) => ended(error.message),
  );
  return { told, ended };
}

test('all that there is comes at once, page after page, with the cursor behind each page', async () => {
  feed = ['a', 'b', 'c'];
  const { told } = following();
  await soon();
  expect(told).toEqual(['a', 'b', 'reached 2', 'c', 'reached 3']);
});

test('a page without anything new is no place that was reached', async () => {
  feed = ['a'];
  const { told } = following({}, '1');
  await soon();
  expect([told, pulls]).toEqual([[], ['1']]);
});

test.each([
  ['when listening has begun', () => listeners[0]?.started()],
  ['after a hint', () => listeners[0]?.hear('anything')],
])('what came meanwhile is pulled %s', async (_when, hint) => {
  const { told } = following();
  await soon();
  feed.push('a');
  hint();
  await soon();
  expect([told, pulls]).toEqual([
    ['a', 'reached 1'],
    ['0', '0'],
  ]);
});

test('many hints while nobody looks are one', async () => {
  following();
  await soon();
  for (let count = 0; count < 5; count += 1) listeners[0]?.hear('anything');
  await soon();
  expect(pulls).toHaveLength(2);
});

test('without a hint it is pulled after a minute', async () => {
  following();
  await vi.advanceTimersByTimeAsync(59_999);
  expect(pulls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(pulls).toHaveLength(2);
});

test('a signal ends it at rest, and between two changes', async () => {
  feed = ['a', 'b'];
  const { told, ended } = following({
    changes: async (after) => {
      stopping.abort();
      return means.changes(after);
    },
  });
  await soon();
  expect([told, ended.mock.calls, stopped]).toEqual([[], [['stopped']], 1]);

  stopping = new AbortController();
  const quiet = following();
  await soon();
  stopping.abort();
  await soon();
  expect(quiet.ended).toHaveBeenCalledWith('stopped');
});

test('a feed that has forgotten the cursor is told of, and followed from where it is', async () => {
  feed = ['a', 'b', 'c'];
  const changes = vi.fn(means.changes).mockRejectedValueOnce(refusal('CursorReset', { cursor: '2' }));
  const { told } = following({ changes });
  await soon();
  expect(told).toEqual(['reset 2', 'reached 2', 'c', 'reached 3']);
});

test('a feed that refuses is told to whoever follows', async () => {
  const { ended } = following({ changes: () => Promise.reject(refusal('Unauthorized')) });
  await soon();
  expect([ended.mock.calls, stopped]).toEqual([[['Unauthorized: Unauthorized']], 1]);
});

test('what the server has ended is listened to again, after a look at the feed', async () => {
  following();
  await soon();
  listeners[0]?.end(null);
  await soon();
  expect([listeners.length, pulls.length]).toEqual([2, 2]);
});

test('what was refused for the moment is listened to again after growing pauses, until it has begun', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  following();
  const pauses: number[] = [];
  const refused = async () => {
    await soon();
    const [from, count] = [Date.now(), listeners.length];
    listeners.at(-1)?.end(refusal('Busy', { retryAfter: 2 }));
    while (listeners.length === count) await vi.advanceTimersByTimeAsync(100);
    pauses.push(Date.now() - from);
  };
  for (let count = 0; count < 3; count += 1) await refused();
  listeners.at(-1)?.started();
  await refused();
  expect(pauses).toEqual([2400, 2800, 3600, 2400]);
});

test('what is refused for good ends the following', async () => {
  const { ended } = following();
  await soon();
  listeners[0]?.end(refusal('NotFound'));
  await soon();
  expect(ended).toHaveBeenCalledWith('NotFound: NotFound');
});
