/**
 * A whole number from an environment variable, or `fallback` if it is not set. Throws WrongSetting for anything else.
 */
export function wholeNumber(name: string, fallback: number): number {
  const given = process.env[name];
  if (!given) return fallback;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new WrongSetting(`${name} is a whole number, not "${given}".`);
}

/** A wrong setting; its message is printed without a stack trace. */
export class WrongSetting extends Error {
  constructor(message: string) {
    super(message);
    this.stack = message;
  }
}
