import { longestName } from '../../schema/limits';

const longestEnding = 32;
const longestWho = 100;

/** `report (conflict, Ada, 2026-05-01 12.00).odt`: says what it is, whose and when, and stays a name of its kind. */
export function copyName(name: string, who: string, now: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && utf8Length(name.slice(dot)) <= longestEnding ? name.slice(dot) : '';
  const stem = name.slice(0, name.length - ending.length);
  const at = `${now.slice(0, 10)} ${now.slice(11, 13)}.${now.slice(14, 16)}`;
  const addition = ` (conflict, ${cut(who.split('/').join('-'), longestWho)}, ${at})${ending}`;
  return cut(stem, longestName - utf8Length(addition)) + addition;
}

export function utf8Length(text: string): number {
  return text.split('').reduce((bytes, unit) => bytes + weightOf(unit), 0);
}

/** The longest beginning that fits, cut between characters. */
function cut(text: string, most: number): string {
  let bytes = 0;
  let kept = 0;
  for (const unit of text.split('')) {
    bytes += weightOf(unit);
    if (bytes <= most) kept += 1;
  }
  return text.slice(0, kept);
}

/** Bytes that a unit of UTF-16 takes in UTF-8; the first half of a surrogate pair stands for both. */
function weightOf(unit: string): number {
  if (unit < '\u0080') return 1;
  if (unit < '\u0800') return 2;
  if (unit < '\ud800' || unit > '\udfff') return 3;
  return unit < '\udc00' ? 4 : 0;
}
