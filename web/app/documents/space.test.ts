import { expect, test } from 'vitest';
import { spaceOf } from './space';

test.each([
  // used, reserved, quota, drawn, left, warned
  [0, 0, 1000, [0, 0], 1000, false],
  [250, 100, 1000, [25, 10], 650, false],
  [800, 99, 1000, [80, 9.9], 101, false],
  [800, 100, 1000, [80, 10], 100, true],
  [1000, 0, 1000, [100, 0], 0, true],
  [1200, 100, 1000, [100, 0], 0, true],
  [0, 0, 0, [100, 0], 0, true],
])('%i used and %i on their way of %i', (bytesUsed, bytesReserved, bytesQuota, drawn, bytesLeft, isTight) => {
  const { used, reserved, ...rest } = spaceOf({ bytesUsed, bytesReserved, bytesQuota });
  expect([used, reserved].map((part) => Math.round(part * 10) / 10)).toEqual(drawn);
  expect(rest).toEqual({ bytesLeft, isTight });
});
