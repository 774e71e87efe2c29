/**
 * The rule for text that others see, such as names: no hidden characters, one line, shown in the order it is written.
 * Ranges instead of a regular expression, so that resolvers, functions, web and desktop read it alike.
 */
type Range = readonly [first: string, last: string];

/** Characters that are invisible, break the line, or change the direction of the text around them. */
const unseen: Range[] = [
  // Controls, the soft hyphen, the grapheme joiner, the Arabic letter mark.
  ['\u0000', '\u001f'],
  ['\u007f', '\u009f'],
  ['\u00ad', '\u00ad'],
  ['\u034f', '\u034f'],
  ['\u061c', '\u061c'],
  // Hangul fillers, invisible Khmer vowels, Mongolian separators, the Braille blank.
  ['\u115f', '\u1160'],
  ['\u17b4', '\u17b5'],
  ['\u180e', '\u180e'],
  ['\u2800', '\u2800'],
  ['\u3164', '\u3164'],
  ['\uffa0', '\uffa0'],
  // Zero-width spaces, direction marks and overrides, line separators, word joiners and annotations.
  ['\u200b', '\u200b'],
  ['\u200e', '\u200f'],
  ['\u2028', '\u202e'],
  ['\u2060', '\u206f'],
  ['\ufeff', '\ufeff'],
  ['\ufff0', '\ufffc'],
  // Noncharacters.
  ['\ufdd0', '\ufdef'],
  ['\ufffe', '\uffff'],
  // Format controls of Egyptian hieroglyphs, shorthand and musical notation.
  ['\ud80d\udc30', '\ud80d\udc3f'],
  ['\ud82f\udca0', '\ud82f\udca3'],
  ['\ud834\udd73', '\ud834\udd7a'],
  // Tags, and the rest of their plane except variation selectors.
  ['\udb40\udc00', '\udb40\udcff'],
  ['\udb40\uddf0', '\udb7f\udfff'],
];

/** Zero-width joiner and non-joiner, which Persian, the scripts of India and many emoji need. */
const joiners: Range[] = [['\u200c', '\u200d']];

/** Characters after which a joiner is meaningful: Arabic to Myanmar, Khmer and later scripts, and emoji. */
const joined: Range[] = [
  ['\u0620', '\u109f'],
  ['\u1780', '\u1aaf'],
  ['\u2190', '\u2bff'],
  ['\ufe0f', '\ufe0f'],
  ['\ud83c\udc00', '\ud83e\udfff'],
];

/** Variation selectors, which choose the shape of the character before them. */
const variants: Range[] = [
  ['\u180b', '\u180d'],
  ['\u180f', '\u180f'],
  ['\ufe00', '\ufe0f'],
  ['\udb40\udd00', '\udb40\uddef'],
];

/** Characters after which a variation selector is meaningful: keycaps, some letters, symbols, ideographs and emoji. */
const varied: Range[] = [
  ['#', '#'],
  ['*', '*'],
  ['0', '9'],
  ['\u00a9', '\u00ae'],
  ['\u1000', '\u109f'],
  ['\u1820', '\u18aa'],
  ['\u203c', '\u2bff'],
  ['\u3001', '\u9fff'],
  ['\uf900', '\ufaff'],
  ['\uff01', '\uff60'],
  ['\ud83c\udc00', '\ud888\udfff'],
];

/** Right-to-left scripts: Hebrew to Arabic, their presentation forms, and those beyond the basic plane. */
const rightToLeft: Range[] = [
  ['\u0590', '\u08ff'],
  ['\ufb1d', '\ufdff'],
  ['\ufe70', '\ufeff'],
  ['\ud802\udc00', '\ud803\udfff'],
  ['\ud83a\udc00', '\ud83b\udfff'],
];

/** True if the text contains nothing hidden and nothing that changes its direction. */
export function isPlain(text: string): boolean {
  return plain(text) === text;
}

/** Removes what `isPlain` refuses, from text that is older than that rule or comes from elsewhere. */
export function plain(text: string): string {
  let kept = '';
  let last = '';
  for (const character of charactersOf(text)) {
    const isKept = isSeenBehind(last, character);
    kept = isKept ? kept + character : kept;
    last = isKept ? character : last;
  }
  return kept;
}

/**
 * Isolates a right-to-left name inside a sentence of plain text, such as a mail's, so that it does not turn the words
 * around it. Other names get no isolates, because some programs show them.
 */
export function inSentence(name: string): string {
  const shown = plain(name);
  const isTurning = charactersOf(shown).filter((character) => isIn(rightToLeft, character)).length > 0;
  return isTurning ? `\u2068${shown}\u2069` : shown;
}

function isSeenBehind(last: string, character: string): boolean {
  if (isHalf(character) || isIn(unseen, character)) return false;
  if (isIn(joiners, character)) return isIn(joined, last);
  return !isIn(variants, character) || isIn(varied, last);
}

function isIn(ranges: Range[], character: string): boolean {
  return ranges.filter(([first, last]) => character >= first && character <= last).length > 0;
}

/** Splits the text into characters, keeping surrogate pairs together. */
function charactersOf(text: string): string[] {
  const units = text.split('');
  const characters = units.map((unit, at) => {
    const next = units[at + 1] ?? '';
    if (isFirst(unit) && isSecond(next)) return `${unit}${next}`;
    return isSecond(unit) && isFirst(units[at - 1] ?? '') ? '' : unit;
  });
  return characters.filter((character) => character !== '');
}

const isFirst = (unit: string) => unit >= '\ud800' && unit <= '\udbff';
const isSecond = (unit: string) => unit >= '\udc00' && unit <= '\udfff';
const isHalf = (character: string) => character.length === 1 && (isFirst(character) || isSecond(character));
