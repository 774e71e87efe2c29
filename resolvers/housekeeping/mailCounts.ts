import { mostShareMailsADay, mostShareMailsFromOneADay, mostShareMailsToOneADay } from '../../schema/limits';
import { table, type Write } from '../functions/table';
import { oneMoreOf } from '../shared/dailyCount';
import { addressRateKey, rateKey, type Key } from '../shared/keys';
import type { ShareItem } from '../shared/shareItems';

/** One mail more today: of who shares, to this address, and of the one to the other. All hold, or none is counted. */
export function mailCounts({ createdById, email }: ShareItem, now: string): Write[] {
  return [
    countOf(rateKey(createdById, 'SHAREMAIL', now), mostShareMailsADay, now),
    countOf(addressRateKey(email, 'SHAREMAIL', now), mostShareMailsToOneADay, now),
    countOf(rateKey(createdById, `SHAREMAIL#${email}`, now), mostShareMailsFromOneADay, now),
  ];
}

function countOf(Key: Key, most: number, now: string): Write {
  const { update, names, values, condition, limits } = oneMoreOf(most, Math.floor(Date.parse(now) / 1000));
  return {
    Update: {
      TableName: table,
      Key,
      UpdateExpression: update,
      ConditionExpression: condition,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ...values, ...limits },
    },
  };
}
