import { join, parse } from 'node:path';
import { unwritable } from './fileErrors';
import { isLinked } from './files';

/** Gives a file a second name, derived from `called`, which it keeps when another file takes the first one. */
export async function putAside(path: string, called: string): Promise<string> {
  const { dir } = parse(path);
  const { name, ext } = parse(called);
  const moment = new Date().toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
  for (let number = 1; ; number += 1) {
    const aside = join(dir, `${name} (mine, ${moment}${number > 1 ? `, ${number}` : ''})${ext}`);
    if (await isLinked(path, aside).catch(unwritable(aside))) return aside;
  }
}
