import { constants, type Stats } from 'node:fs';
import { NotReadableError } from './fileErrors';

/** Flags for `open` that do not wait for the writer of a pipe. */
export const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const kinds: [string, (stats: Stats) => boolean][] = [
  ['a folder', (stats) => stats.isDirectory()],
  ['a pipe', (stats) => stats.isFIFO()],
  ['a socket', (stats) => stats.isSocket()],
  ['a device', (stats) => stats.isCharacterDevice() || stats.isBlockDevice()],
];

/** Throws if the path is not a regular file. */
export function requireFile(path: string, stats: Stats): void {
  const kind = kinds.find(([, isIt]) => isIt(stats))?.[0];
  if (kind !== undefined) throw new NotReadableError(path, `it is ${kind}. Name a file.`);
}
