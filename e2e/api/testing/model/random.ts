/** The same numbers for the same seed, so that a run that failed can be repeated. */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to, but without, 1. (mulberry32) */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  isTrue(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(things: readonly T[]): T | undefined {
    return things[this.below(things.length)];
  }
}
