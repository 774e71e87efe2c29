import { expect, test } from 'vitest';
import { inSentence, isPlain, plain } from './text';

const everyCharacter = Array.from({ length: 0x110000 }, (_value, point) => String.fromCodePoint(point));
const named = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

test('nothing that Unicode counts as a control, as ignorable or as turning text is taken by itself (E-47)', () => {
  const hides = /^[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]$/u;
  const taken = everyCharacter.filter((character) => hides.test(character) && isPlain(character));
  expect(taken.map(named)).toEqual([]);
});

test('what is seen is taken, in every script (E-47)', () => {
  const isSeen = /^[\p{L}\p{Mn}\p{Mc}\p{Me}\p{N}\p{P}\p{S}\p{Zs}\p{Co}]$/u;
  const refused = everyCharacter.filter((character) => isSeen.test(character) && !isPlain(character));
  // The grapheme joiner, fillers, invisible vowels, the Braille blank, the object replacement, a variation selector.
  const unseen = ['\u034f', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u2800', '\u3164', '\uffa0', '\ufffc'];
  const isKnown = (character: string) => unseen.includes(character) || /^\p{Variation_Selector}$/u.test(character);
  expect(refused.filter((character) => !isKnown(character)).map(named)).toEqual([]);
});

test.each([
  ['plain words', 'Annual report (final), v2.odt'],
  ['Persian with its joiners', 'می‌خواهم.odt'],
  ['Malayalam that ends in a joiner', 'അവന്‍.odt'],
  ['Hindi', 'क्‍ष.txt'],
  ['a family', '👨‍👩‍👧.png'],
  ['a heart on fire', '❤️‍🔥.png'],
  ['a doctor of some skin', '👩🏽‍⚕️.png'],
  ['a key', '1️⃣.txt'],
  ['a flag of two letters', '🇳🇿.png'],
  ['an ideograph in its other shape', '葛\u{e0100}城.odt'],
  ['Mongolian with a variant', 'ᠠ\u180bᠪ.odt'],
  ['Hebrew', 'שלום.txt'],
  ['letters with marks', 'e\u0301.txt'],
  ['spaces of all kinds', 'Screenshot at 9.41\u202fAM\u00a0\u3000.png'],
  ['what a file system puts for what it cannot keep', 'a\uf022.txt'],
])('%s stay as they are: %s', (_name, text) => {
  expect(isPlain(text)).toBe(true);
  expect(plain(text)).toBe(text);
});

test.each([
  ['an override of direction', 'photo\u202egpj.exe', 'photogpj.exe'],
  ['an isolate', 'photo\u2067gpj\u2069.exe', 'photogpj.exe'],
  ['a mark of direction', '\u200fa.txt', 'a.txt'],
  ['no width', 'pay\u200bpal.txt', 'paypal.txt'],
  ['a joiner of Latin letters', 'pay\u200dpal.txt', 'paypal.txt'],
  ['two joiners', 'می‌\u200cخ', 'می‌خ'],
  ['a joiner that comes first', '\u200d.txt', '.txt'],
  ['a variant of a letter', 'a\ufe0f\u200d.txt', 'a.txt'],
  ['bytes hidden in variants', '😀\ufe01\ufe02\u{e0105}\u{e0106}.png', '😀\ufe01.png'],
  ['tags', '🏴\u{e0067}\u{e0062}\u{e007f}.png', '🏴.png'],
  ['a soft hyphen', 'in\u00advoice.pdf', 'invoice.pdf'],
  ['a line break', 'a\r\nb', 'ab'],
  ['an escape of terminals', '\u001b]0;x\u0007\u009b31mred', ']0;x31mred'],
  ['the first half of a pair', 'a\ud83d', 'a'],
  ['the second half of one', '\ude00a', 'a'],
  ['fillers', '\u3164\uffa0\u115f', ''],
])('%s is none of it, and goes where it was written before (E-47)', (_name, text, expected) => {
  expect(isPlain(text)).toBe(false);
  expect(plain(text)).toBe(expected);
  expect(isPlain(plain(text))).toBe(true);
});

test('every letter from right to left is known as one (E-47)', () => {
  const hebrew =
    /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]$/u;
  const letters = everyCharacter.filter((character) => hebrew.test(character) && /\p{L}/u.test(character));
  expect(letters.length).toBeGreaterThan(1000);
  expect(letters.filter((letter) => inSentence(letter) !== `\u2068${letter}\u2069`).map(named)).toEqual([]);
});

test.each([
  ['Hebrew', 'שלום.txt', '\u2068שלום.txt\u2069'],
  ['Arabic behind Latin letters', 'plan تقرير', '\u2068plan تقرير\u2069'],
  ['Adlam', '𞤀𞤁.txt', '\u2068𞤀𞤁.txt\u2069'],
  ['an isolate of its own, never closed', 'a\u2067ש', '\u2068aש\u2069'],
  ['Latin', 'report (1).odt', 'report (1).odt'],
  ['Japanese', '報告.odt', '報告.odt'],
  ['what turns, without a letter that does', 'photo\u202egpj.exe', 'photogpj.exe'],
])('in a sentence a name turns itself around only: %s (E-47)', (_name, name, expected) => {
  expect(inSentence(name)).toBe(expected);
});
