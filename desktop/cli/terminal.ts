import { plain as seen } from '../../schema/text';

// A mark where something was, which people may ask about; what only hides or turns is left out.
const steering = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** One line, in which nothing steers the terminal: names, paths and words come from other people. */
export const plain = (text: string): string => seen(text.replace(steering, '?'));

/** The same for lines that are ours. */
export const plainLines = (text: string): string => text.split('\n').map(plain).join('\n');

const unescaped = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu;

/** JSON that shows all that is in it: what JSON leaves as it is, a terminal may obey. */
export const json = (data: object, indent?: number): string =>
  JSON.stringify(data, null, indent).replace(unescaped, (found) => found.split('').map(escaped).join(''));

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
