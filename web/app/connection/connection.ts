/** Whether this page reaches Quire, as far as it can know; `offline` comes from the browser itself. */
type Reach = 'reached' | 'offline' | 'unreachable';

/** What happened to the last request without a connection: it was not sent, or its outcome is unknown. */
type Notice = 'held' | 'unknown' | null;

export type ConnectionView = { reach: Reach; notice: Notice };

type Means = {
  isOnline: () => boolean;
  /** Whether Quire answers. */
  probe: () => Promise<boolean>;
};

export type Connection = ReturnType<typeof createConnection>;

const [firstPause, longestPause] = [1000, 10_000];

/** Notices when the connection is lost, and keeps probing until it is back. */
export function createConnection({ isOnline, probe }: Means) {
  const listeners = new Set<() => void>();
  let view: ConnectionView = { reach: 'reached', notice: null };
  let isLooking = false;
  let wake = () => {};

  const change = (next: Partial<ConnectionView>) => {
    view = { ...view, ...next };
    for (const listener of [...listeners]) listener();
  };

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    for (let pause = firstPause; view.reach !== 'reached'; pause = Math.min(pause * 2, longestPause)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause);
      });
      if (isOnline() && (await probe()))
        change({ reach: 'reached', notice: view.notice === 'unknown' ? 'unknown' : null });
    }
    isLooking = false;
  }

  return {
    view: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Call it when a request got no answer, or the browser says that it is offline. */
    lose(notice: Notice = view.notice) {
      change({ reach: isOnline() ? 'unreachable' : 'offline', notice });
      void look();
    },
    /** Call it when the browser says that it is online, to probe at once. */
    tryNow: () => wake(),
    tell: (notice: Notice) => change({ notice }),
    /** Resolves once Quire is reached. */
    async back(): Promise<void> {
      while (view.reach !== 'reached') {
        await new Promise<void>((resolve) => {
          const listener = () => {
            listeners.delete(listener);
            resolve();
          };
          listeners.add(listener);
        });
      }
    },
  };
}
