import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { RunningSha256 } from './sha256';

const mebibyte = 1024 * 1024;

function digestsOf(chunks: Iterable<Uint8Array>) {
  const ours = new RunningSha256();
  const theirs = createHash('sha256');
  for (const chunk of chunks) {
    ours.update(chunk);
    theirs.update(chunk);
  }
  return [ours.digest(), theirs.digest('hex')];
}

test.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1000, mebibyte + 1])(
  'the digest of %i bytes is that of the system',
  (size) => {
    const [ours, theirs] = digestsOf([randomBytes(size)]);
    expect(ours).toBe(theirs);
  },
);

test('it does not matter how the bytes are cut', () => {
  const bytes = randomBytes(5000);
  const whole = createHash('sha256').update(bytes).digest('hex');
  for (const cut of [1, 3, 63, 64, 65, 100, 4999]) {
    const pieces = Array.from({ length: Math.ceil(5000 / cut) }, (_, i) => bytes.subarray(i * cut, (i + 1) * cut));
    expect(digestsOf(pieces)).toEqual([whole, whole]);
  }
});

test('more bytes than 32 bits can count the bits of are no trouble', () => {
  const chunk = randomBytes(mebibyte);
  const [ours, theirs] = digestsOf(Array<Uint8Array>(513).fill(chunk));
  expect(ours).toBe(theirs);
});
