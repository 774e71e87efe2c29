import { resolve } from 'node:path';
import type { FileMeans } from './means';
import { UnknownFileError } from '../disk/fileErrors';
import { pathOf } from './localFile';

/** Unties a file from its document; both stay as they are. Answers with the path that was known. */
export async function forget({ copies }: Pick<FileMeans, 'copies'>, given: string): Promise<string> {
  const absolute = resolve(given);
  // The folder that it was in may be gone as well, or a link may be in its place.
  const real = await pathOf(given).catch(() => absolute);
  for (const path of new Set([real, absolute])) if (await copies.forget(path)) return path;
  throw new UnknownFileError(absolute);
}
