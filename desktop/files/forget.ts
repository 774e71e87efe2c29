import { resolve } from 'node:path';
import type { FileMeans } from './means';
import { UnknownFileError } from '../disk/fileErrors';
import { pathOf } from './localFile';

/** Makes a file belong to no document any more; both stay as they are. Resolves with the recorded path. */
export async function forget({ copies }: Pick<FileMeans, 'copies'>, given: string): Promise<string> {
  const absolute = resolve(given);
  // Its folder may be gone, too, or may have become a link.
  const real = await pathOf(given).catch(() => absolute);
  for (const path of new Set([real, absolute])) if (await copies.forget(path)) return path;
  throw new UnknownFileError(absolute);
}
