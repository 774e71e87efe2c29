import { constants, type Stats } from 'node:fs';
import { NotReadableError } from './fileErrors';

/** For `open`: waits for nobody who may write into a pipe. */
export const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const kinds: [string, (stats: Stats) => boolean][] = [
  ['a folder', (stats) => stats.isDirectory()],
  ['a pipe', (stats) => stats.isFIFO()],
  ['a socket', (stats) => stats.isSocket()],
  ['a device', (stats) => stats.isCharacterDevice() || stats.isBlockDevice()],
];

/** Bytes are kept in files only. */
export function requireFile(path: string, stats: Stats): void {
  const kind = kinds.find(([, isIt]) => isIt(stats))?.[0];
  if (kind !== undefined) throw new NotReadableError(path, `it is ${kind}. Name a file.`);
}
