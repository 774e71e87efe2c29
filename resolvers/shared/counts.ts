/** What may be done a number of times in a day or an hour of the clock (UTC): a row for each, which goes by itself. */
export const secondsOfDay = 86400;
export const secondsOfHour = 3600;

/** The update of such a row that counts so many more, and the condition that holds while there were fewer than `most`. */
export function countOf(times: number, most: number, endsAt: number) {
  return {
    update: 'SET #ttl = :ttl ADD times :times',
    names: { '#ttl': 'ttl' },
    values: { ':ttl': endsAt, ':times': times },
    condition: 'attribute_not_exists(times) OR times < :most',
    limits: { ':most': most },
  };
}
