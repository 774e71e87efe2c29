import { plain as seen } from '../../schema/text';

// Control characters are replaced by a visible mark; characters that only hide or reverse text are removed.
const steering = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** One line without characters that control the terminal: names, paths and messages come from other people. */
export const plain = (text: string): string => seen(text.replace(steering, '?'));

/** The same for several lines of our own. */
export const plainLines = (text: string): string => text.split('\n').map(plain).join('\n');

const unescaped = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu;

/** JSON in which characters that could control a terminal are escaped, too. */
export const json = (data: object, indent?: number): string =>
  JSON.stringify(data, null, indent).replace(unescaped, (found) => found.split('').map(escaped).join(''));

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
