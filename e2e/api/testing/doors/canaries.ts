import { randomBytes } from 'node:crypto';

/** A secret for each door, which is found again in whatever form it was written. */
export class Canaries {
  private readonly drawn = new Map<string, string>();

  /** Makes a new secret for this door. */
  draw(door: string): string {
    const secret = `canary${randomBytes(12).toString('hex')}`;
    this.drawn.set(secret, door);
    return secret;
  }

  /** Registers a secret that somebody else made. */
  keep(door: string, secret: string): void {
    if (secret.length < 16) throw new Error(`${door} is too short to be looked for.`);
    this.drawn.set(secret, door);
  }

  /** The doors whose secrets occur in this text. */
  foundIn(text: string): string[] {
    const found = [...this.drawn].filter(([secret]) => formsOf(secret).some((form) => text.includes(form)));
    return [...new Set(found.map(([, door]) => door))].toSorted();
  }
}

const halfOf = (text: string) => text.slice(0, Math.ceil(text.length / 2));

/** The secret plain, its halves (quotes may be cut), percent-encoded, and in both base64 alphabets at each offset. */
function formsOf(secret: string): string[] {
  const percent = [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join('');
  const encoded = ['', ' ', '  '].flatMap((before) => {
    const inner = Buffer.from(before + secret)
      .toString('base64')
      .replace(/=+$/, '');
    const whole = inner.slice(before ? 4 : 0, -2);
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [halfOf(secret), secret.slice(-halfOf(secret).length), percent, percent.toUpperCase(), ...encoded.map(halfOf)];
}
