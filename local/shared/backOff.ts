const first = 100;
const longest = 10_000;

/** How long to wait after so many failures in a row. */
export function backOff(failures: number): number {
  return Math.min(first * 2 ** (failures - 1), longest);
}
