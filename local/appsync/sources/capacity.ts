import { channel } from 'node:diagnostics_channel';
import type { Dynamo } from '../../dynamodb/client';

/** What one call cost, in DynamoDB's units: published on the diagnostics channel `local.dynamodb`. */
export type Consumption = { operation: string; reads: number; writes: number; consumed: unknown[] };

type Consumed = { CapacityUnits?: number; ReadCapacityUnits?: number; WriteCapacityUnits?: number };

const consumption = channel('local.dynamodb');
const reading = ['GetItem', 'Query', 'BatchGetItem', 'TransactGetItems'];

/** Calls the engine as `dynamo` does, and tells the channel what each call consumed. */
export function measured(dynamo: Dynamo): Dynamo['call'] {
  return async (operation, input) => {
    const output = await dynamo.call<{ ConsumedCapacity?: Consumed | Consumed[] }>(operation, {
      ...input,
      ReturnConsumedCapacity: 'INDEXES',
    });
    if (consumption.hasSubscribers) publish(operation, [output.ConsumedCapacity ?? []].flat());
    return output as never;
  };
}

function publish(operation: string, consumed: Consumed[]): void {
  const units = consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
  const isRead = reading.includes(operation);
  const message: Consumption = { operation, reads: isRead ? units : 0, writes: isRead ? 0 : units, consumed };
  consumption.publish(message);
}
