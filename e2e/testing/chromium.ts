import { existsSync } from 'node:fs';
import { WrongSetting } from './wholeNumber';

/** The path of the journeys' browser. Throws WrongSetting if there is none. */
export function chromiumPath(): string {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  throw new WrongSetting(`There is no browser at ${path}: install Debian's chromium, or set CHROMIUM to where one is.`);
}
