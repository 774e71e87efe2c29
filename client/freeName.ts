import { longestName } from '../schema/limits';
import { endingOf } from './ending';

/** The first free name such as "report (2).odt", shortened if it would be too long. */
export function freeName(name: string, taken: Set<string>): string {
  const ending = endingOf(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 2; ; number += 1) {
    const addition = ` (${number})${ending}`;
    const candidate = shortened(stem, longestName - bytesIn(addition)) + addition;
    if (!taken.has(candidate)) return candidate;
  }
}

const bytesIn = (text: string) => new TextEncoder().encode(text).length;

function shortened(text: string, mostBytes: number): string {
  const characters = [...text];
  while (bytesIn(characters.join('')) > mostBytes) characters.pop();
  return characters.join('');
}
