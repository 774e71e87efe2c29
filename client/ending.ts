/** What tells programs the kind of a file: ".odt", or nothing; ".5" of "minutes v1.5" is none. */
export function endingOf(name: string): string {
  return /[^.](\.(?=\p{N}*\p{L})[\p{L}\p{N}]{1,12})$/u.exec(name)?.[1] ?? '';
}

/** The ending that this new name would lose; null where it loses none. */
export function lostEnding(former: string, name: string): string | null {
  const ending = endingOf(former);
  return ending !== '' && endingOf(name).toLowerCase() !== ending.toLowerCase() ? ending : null;
}

/** The new name with the ending in place of its own. */
export function withEnding(name: string, ending: string): string {
  return name.slice(0, name.length - endingOf(name).length) + ending;
}
