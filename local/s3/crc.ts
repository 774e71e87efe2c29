import { crc32 } from 'node:zlib';

/** The parameters of a reflected CRC whose initial value and final XOR are all ones. */
type Crc = { bits: 32 | 64; polynomial: bigint };

const crcs = {
  crc32: { bits: 32, polynomial: 0xedb88320n },
  crc32c: { bits: 32, polynomial: 0x82f63b78n },
  crc64nvme: { bits: 64, polynomial: 0x9a6c9329ac4bc9b5n },
} as const satisfies Record<string, Crc>;

type CrcName = keyof typeof crcs;

export const isCrc = (name: string): name is CrcName => Object.hasOwn(crcs, name);

export type Digest = { update(chunk: Buffer): unknown; digest(): Buffer };

export function crcDigest(name: CrcName): Digest {
  if (name === 'crc64nvme') return crc64Digest();
  const add = name === 'crc32' ? crc32 : crc32c;
  let crc = 0;
  return { update: (chunk) => void (crc = add(chunk, crc)), digest: () => bytesOf(crcs[name], BigInt(crc)) };
}

/** The CRC of the concatenated parts, computed from the CRC and the size in bytes of each. */
export function combined(name: CrcName, parts: { digest: Buffer; size: number }[]): Buffer {
  const crc = crcs[name];
  // Cached by size, because nearly all parts have the same size.
  const powers = new Map<number, bigint>();
  const whole = parts.reduce((sum, { digest, size }) => {
    const power = powers.get(size) ?? powerOfX(crc, BigInt(size) * 8n);
    powers.set(size, power);
    return product(crc, sum, power) ^ numberOf(digest);
  }, 0n);
  return bytesOf(crc, whole);
}

const numberOf = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);

function bytesOf({ bits }: Crc, value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(bits / 4, '0'), 'hex');
}

/** Multiplies two polynomials modulo the CRC's own. The highest bit stands for 1, the next one for x. */
function product({ bits, polynomial }: Crc, a: bigint, b: bigint): bigint {
  let sum = 0n;
  for (let bit = BigInt(bits - 1); bit >= 0n; bit -= 1n) {
    if ((a >> bit) & 1n) sum ^= b;
    b = b & 1n ? (b >> 1n) ^ polynomial : b >> 1n;
  }
  return sum;
}

function powerOfX(crc: Crc, exponent: bigint): bigint {
  let result = 1n << BigInt(crc.bits - 1);
  let square = result >> 1n;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = product(crc, result, square);
    square = product(crc, square, square);
  }
  return result;
}

function tableOf({ polynomial }: Crc): bigint[] {
  return Array.from({ length: 256 }, (_, byte) => {
    let crc = BigInt(byte);
    for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? (crc >> 1n) ^ polynomial : crc >> 1n;
    return crc;
  });
}

const castagnoli = Uint32Array.from(tableOf(crcs.crc32c), Number);

function crc32c(chunk: Buffer, initial: number): number {
  let crc = ~initial;
  for (const byte of chunk) crc = (castagnoli[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const nvme = tableOf(crcs.crc64nvme);
const nvmeHigh = Uint32Array.from(nvme, (entry) => Number(entry >> 32n));
const nvmeLow = Uint32Array.from(nvme, (entry) => Number(entry & 0xffffffffn));

/** Uses two 32-bit halves, because a number has only 53 bits and a BigInt is slow. */
function crc64Digest(): Digest {
  let high = -1;
  let low = -1;
  return {
    update(chunk) {
      for (const byte of chunk) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (nvmeLow[index] ?? 0);
        high = (high >>> 8) ^ (nvmeHigh[index] ?? 0);
      }
    },
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeInt32BE(~high);
      bytes.writeInt32BE(~low, 4);
      return bytes;
    },
  };
}
