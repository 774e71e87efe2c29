import { expect, test } from 'vitest';
import { context, deviceItem, outcomeOf, step } from '../testing/step';

const devices = (count: number) => Array.from({ length: count }, (_, index) => deviceItem({ id: `device-${index}` }));

test.each([
  [99, 99],
  [100, 100],
  [101, 100],
])('of %i other devices %i are revoked at once, and no more are said to be', (count, revoked) => {
  const stash = { granted: { callerId: 'alice', device: null }, devices: devices(count) };
  const outcome = step('devices/revokeOthers').request(context({ stash }));
  if (outcome.kind !== 'returned') throw new Error(outcomeOf(outcome));
  expect((outcome.value as { transactItems: object[] }).transactItems).toHaveLength(revoked);
  expect(outcome.stash.devices).toEqual(devices(revoked));
});
