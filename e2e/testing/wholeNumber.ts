/** The number that a variable of the environment holds, or this one where it is not set. Throws one sentence for what is none. */
export function wholeNumber(name: string, fallback: number): number {
  const given = process.env[name];
  if (!given) return fallback;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new WrongSetting(`${name} is a whole number, not "${given}".`);
}

/** A sentence for whoever started it, who has no use for the place where it was thrown. */
export class WrongSetting extends Error {
  constructor(message: string) {
    super(message);
    this.stack = message;
  }
}
