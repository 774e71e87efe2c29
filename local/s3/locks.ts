/** Runs one piece of work at a time for each name. */
export class Locks {
  private readonly tails = new Map<string, Promise<void>>();

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const previous = this.tails.get(name);
    const { promise: tail, resolve: release } = deferred();
    this.tails.set(name, tail);
    await previous;
    try {
      return await work();
    } finally {
      if (this.tails.get(name) === tail) this.tails.delete(name);
      release();
    }
  }
}

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
