import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBed } from './testing/bed';
import { crowd, delivered, heardBy, idsOf, newChange, openFollower, type Follower } from './testing/delivering';
import { openMeter, type Meter, type Spent } from './testing/meter';
import { textFile, type Person } from './testing/quire';

const bed = useBed();
let alice: Person;
let meter: Meter;
let follower: Follower;

beforeAll(async () => {
  alice = await bed.person('alice@example.com');
  meter = await openMeter(bed.cloud.endpoints.dynamodb);
  follower = openFollower(bed, meter.endpoint);
});

afterAll(async () => {
  await follower.close();
  meter.close();
});

/** The cost of telling this many grantees of a change; checks that all are told. */
async function costOfTelling(count: number): Promise<Spent> {
  const { id } = await alice.save(textFile('one', 'a name of the usual length.odt'));
  await delivered(bed, `DOC#${id}`, 1);
  const userIds = idsOf(`of${count}`, count);
  await crowd(bed, id, userIds);
  // Under a key that the stream's own follower does not deliver.
  const pk = `METERED#${count}`;
  await bed.rows.set(pk, 'CHANGE#00000002', { ...(await newChange(bed, id)), revision: 2 });
  meter.reset();
  await follower.deliver(pk, 2);
  const spent = meter.spent();
  await delivered(bed, pk, 2);
  for (const userId of userIds) expect(await heardBy(bed, userId, id)).toHaveLength(1);
  return spent;
}

test('all 500 who have a document hear of a change, for few units each, and no more than if they were few', async () => {
  const [one, many] = [await costOfTelling(1), await costOfTelling(500)];
  const each = (kind: keyof Spent) => (many[kind] - one[kind]) / 499;
  const [reads, writes] = [each('reads'), each('writes')];
  console.info(`Telling one more costs ${writes.toFixed(2)} write and ${reads.toFixed(2)} read units.`);
  // A transaction writes a feed's row and its end, each at double cost; for each 45 people the progress is saved, too.
  expect(writes).toBeGreaterThan(0);
  expect(writes).toBeLessThanOrEqual(4.2);
  expect(reads).toBeLessThanOrEqual(1.5);
  expect(many.calls).toBeLessThanOrEqual(60);
});
