/** Of two moments in ISO 8601; null is never. */
export function isLater(one: string | null, other: string | null): boolean {
  if (other === null) return false;
  return one === null || one > other;
}

export function earlier(one: string | null, other: string | null): string | null {
  return isLater(one, other) ? other : one;
}
