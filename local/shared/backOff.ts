const firstMilliseconds = 100;
const longestMilliseconds = 10_000;

/** The milliseconds to wait after this many failures in a row. */
export function backOff(failures: number): number {
  return Math.min(firstMilliseconds * 2 ** (failures - 1), longestMilliseconds);
}
