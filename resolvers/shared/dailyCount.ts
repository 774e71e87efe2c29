/** What may be done a number of times on a day of the clock (UTC): a row for each day, which goes by itself. */
export const secondsOfDay = 86400;

/** The update of such a row that counts one more, and the condition that holds while there were fewer than `most`. */
export function oneMoreOf(most: number, nowSeconds: number) {
  return {
    update: 'SET #ttl = :ttl ADD times :one',
    names: { '#ttl': 'ttl' },
    values: { ':ttl': nowSeconds + 2 * secondsOfDay, ':one': 1 },
    condition: 'attribute_not_exists(times) OR times < :most',
    limits: { ':most': most },
  };
}
