import { DynamoError, type Dynamo } from '../../dynamodb/client';
import type { Faults } from './faults';

type Fault = 'conflict' | 'throttle' | 'lost';
type Random = () => number;

/** Fails a share of the calls as AWS would, in an order that the seed decides; the others reach DynamoDB as they are. */
export function faulty(dynamo: Dynamo, faults: Faults): Dynamo {
  const random = seeded(faults.seed);
  return {
    async call<Output>(operation: string, input: object) {
      const fault = drawFault(faults, operation, random);
      if (fault === 'conflict') throw cancelled(conflict, input, random);
      if (fault === 'throttle') throw throttled(operation, input, random);
      if (fault !== 'lost') return dynamo.call<Output>(operation, input);
      // Whether it was carried out or refused: nobody hears of it.
      await Promise.allSettled([dynamo.call(operation, input)]);
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    },
    close: () => dynamo.close(),
  };
}

/** One draw for a call, whatever its operation, so that the shares add up and none hides another. */
function drawFault({ conflict, throttle, lost }: Faults, operation: string, random: Random): Fault | undefined {
  const drawn = random();
  if (drawn < conflict) return operation === 'TransactWriteItems' ? 'conflict' : undefined;
  if (drawn < conflict + throttle) return 'throttle';
  return drawn < conflict + throttle + lost ? 'lost' : undefined;
}

type Reason = { Code: string; Message: string };

const conflict: Reason = { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' };

/** How a table refuses that has capacity on demand. */
const onDemand = {
  exception: 'ThrottlingException',
  code: 'ThrottlingError',
  message:
    'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly.',
};

/** How a table refuses whose capacity is provisioned. */
const provisioned = {
  exception: 'ProvisionedThroughputExceededException',
  code: 'ProvisionedThroughputExceeded',
  message:
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
};

/** A transaction tells the throttling of an item as the reason of its cancellation. */
function throttled(operation: string, input: object, random: Random): DynamoError {
  const { exception, code, message } = random() < 0.5 ? onDemand : provisioned;
  if (operation.startsWith('Transact')) return cancelled({ Code: code, Message: message }, input, random);
  return refusal(exception, message);
}

/** Cancelled because of one of its items; nothing was written. */
function cancelled(reason: Reason, input: object, random: Random): DynamoError {
  const items = itemsOf(input);
  const unlucky = Math.floor(random() * items.length);
  const reasons = items.map((_item, index) => (index === unlucky ? reason : { Code: 'None' }));
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return refusal('TransactionCanceledException', message, { CancellationReasons: reasons });
}

function refusal(type: string, message: string, more = {}): DynamoError {
  return new DynamoError(type, message, 400, { message, ...more });
}

function itemsOf(input: object): unknown[] {
  return (input as { TransactItems: unknown[] }).TransactItems;
}

/** Mulberry32: numbers from 0 up to, and without, 1, always the same ones for a seed. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
