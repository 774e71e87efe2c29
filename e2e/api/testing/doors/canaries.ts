import { randomBytes } from 'node:crypto';

/** Secrets that are known by what they were sent through, and found again in whatever form somebody has written them. */
export class Canaries {
  private readonly drawn = new Map<string, string>();

  /** A new one for this door. */
  draw(door: string): string {
    const secret = `canary${randomBytes(12).toString('hex')}`;
    this.drawn.set(secret, door);
    return secret;
  }

  /** One that somebody else has made. */
  keep(door: string, secret: string): void {
    if (secret.length < 16) throw new Error(`${door} is too short to be looked for.`);
    this.drawn.set(secret, door);
  }

  /** The doors whose secrets stand in this text. */
  foundIn(text: string): string[] {
    const found = [...this.drawn].filter(([secret]) => formsOf(secret).some((form) => text.includes(form)));
    return [...new Set(found.map(([, door]) => door))].toSorted();
  }
}

const halfOf = (text: string) => text.slice(0, Math.ceil(text.length / 2));

/** Plain, or cut in half as those who quote do; percent-encoded, whole; and in both alphabets of base64, wherever it begins. */
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
