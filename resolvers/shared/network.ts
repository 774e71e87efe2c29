/**
 * Where tries of passwords are counted together: an address of IPv4, and of IPv6 the 64 bits that one line has to itself.
 * Those who come from nowhere known are counted as one.
 */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  const lowerCase = address.toLowerCase();
  const last = lowerCase.slice(lowerCase.lastIndexOf(':') + 1);
  // IPv4, by itself or mapped into IPv6.
  if (last.includes('.')) return last;
  return groupsOf(lowerCase).slice(0, 4).join(':');
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [before = '', after = ''] = address.split('::');
  const first = partsOf(before);
  const rest = partsOf(after);
  const missing = 8 - first.length - rest.length;
  const zeros = ['0', '0', '0', '0', '0', '0', '0', '0'].slice(0, Math.max(0, missing));
  return [...first, ...zeros, ...rest];
}

function partsOf(text: string): string[] {
  return text === '' ? [] : text.split(':').map((group) => withoutZeros(group));
}

function withoutZeros(group: string): string {
  const digits = group.split('').reduce((kept, digit) => (kept === '' && digit === '0' ? '' : kept + digit), '');
  return digits === '' ? '0' : digits;
}
