/**
 * An address as it is kept. Only the 26 letters have a lower case here: Unicode's rules would make a plain k of the
 * Kelvin sign, and of two addresses one account.
 */
export function lowerCase(address: string): string {
  return address
    .split('')
    .map((character) => (character >= 'A' && character <= 'Z' ? character.toLowerCase() : character))
    .join('');
}
