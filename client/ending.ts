/** The ending by which programs know a file's kind, such as ".odt"; empty if there is none. ".5" in "minutes v1.5" does not count. */
export function endingOf(name: string): string {
  return /[^.](\.(?=\p{N}*\p{L})[\p{L}\p{N}]{1,12})$/u.exec(name)?.[1] ?? '';
}

/** The ending that the new name would lose; null if it loses none. */
export function lostEnding(former: string, name: string): string | null {
  const ending = endingOf(former);
  return ending !== '' && endingOf(name).toLowerCase() !== ending.toLowerCase() ? ending : null;
}

/** Replaces the name's own ending with this one. */
export function withEnding(name: string, ending: string): string {
  return name.slice(0, name.length - endingOf(name).length) + ending;
}
