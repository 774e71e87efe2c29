type State = [number, number, number, number, number, number, number, number];

const blockSize = 64;
const initial: State = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes: as DataViews, which are as fast as
// typed arrays and whose elements are always numbers.
const constants = new DataView(new ArrayBuffer(256));
primes(64).forEach((prime, index) => constants.setInt32(index * 4, Math.floor((Math.cbrt(prime) % 1) * 2 ** 32)));

/**
 * SHA-256 (FIPS 180-4) of bytes as they come by. WebCrypto has it for bytes that are all in memory only, and
 * @aws-crypto/sha256-js 5.2.0 counts wrong from 512 MiB on.
 */
export class RunningSha256 {
  private state = initial;
  private size = 0;
  private readonly rest = new Uint8Array(blockSize);
  private readonly schedule = new DataView(new ArrayBuffer(256));

  update(bytes: Uint8Array): void {
    const held = this.size % blockSize;
    const taken = held === 0 ? 0 : Math.min(blockSize - held, bytes.length);
    this.size += bytes.length;
    this.rest.set(bytes.subarray(0, taken), held);
    if (held > 0 && held + taken === blockSize) this.mix(viewOf(this.rest), 0);
    const view = viewOf(bytes);
    let at = taken;
    for (; at + blockSize <= bytes.length; at += blockSize) this.mix(view, at);
    if (at < bytes.length) this.rest.set(bytes.subarray(at));
  }

  /** 64 lowercase hexadecimal digits. Nothing may be added after it. */
  digest(): string {
    const bits = this.size * 8;
    const held = this.size % blockSize;
    const padding = new Uint8Array((held < 56 ? 64 : 128) - held);
    const end = new DataView(padding.buffer, padding.length - 8);
    padding[0] = 0x80;
    end.setUint32(0, Math.floor(bits / 2 ** 32));
    end.setUint32(4, bits % 2 ** 32);
    this.update(padding);
    return this.state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private mix(block: DataView, at: number): void {
    expand(this.schedule, block, at);
    this.state = compressed(this.state, this.schedule);
  }
}

function expand(schedule: DataView, block: DataView, at: number): void {
  for (let i = 0; i < 64; i += 4) schedule.setInt32(i, block.getInt32(at + i));
  for (let i = 64; i < 256; i += 4) {
    const early = schedule.getInt32(i - 60);
    const late = schedule.getInt32(i - 8);
    const sigma0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const sigma1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule.setInt32(i, (schedule.getInt32(i - 64) + sigma0 + schedule.getInt32(i - 28) + sigma1) | 0);
  }
}

function compressed(state: State, schedule: DataView): State {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 256; i += 4) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first =
      h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + constants.getInt32(i) + schedule.getInt32(i);
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  const [A, B, C, D, E, F, G, H] = state;
  return [(A + a) | 0, (B + b) | 0, (C + c) | 0, (D + d) | 0, (E + e) | 0, (F + f) | 0, (G + g) | 0, (H + h) | 0];
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));
const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength);

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
