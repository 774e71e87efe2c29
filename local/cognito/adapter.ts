import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Dynamo } from '../dynamodb/client';
import { errors } from './oidcProvider';
import { findRow, itemOf, putRow, removeRow, rowOf, succeeds, type Item, type Key, type Row } from './rows';
import type { ClientSettings } from './settings';
import { endingAt, grantIndex, stateTable, uidIndex } from './tables';

type State = { payload: string; endsAt?: number; consumedAt?: number };

const now = () => Math.floor(Date.now() / 1000);

/** Keeps the provider's sessions, grants, codes and tokens in a table, one row each: `pk` its id, `sk` its model. */
export function adapterOf(dynamo: Dynamo, clients: ClientSettings[]): (model: string) => Adapter {
  const graceOf = ({ clientId }: AdapterPayload) => clients.find(({ id }) => id === clientId)?.retryGrace ?? 0;
  return (model) => {
    const keyOf = (id: string) => ({ pk: id, sk: model });
    const payloadOf = (row: State | undefined): AdapterPayload | undefined => {
      if (!row || (row.endsAt !== undefined && row.endsAt <= now())) return undefined;
      const payload = JSON.parse(row.payload) as AdapterPayload;
      const grace = model === 'RefreshToken' ? graceOf(payload) : 0;
      const isUsed = row.consumedAt !== undefined && row.consumedAt + grace <= now();
      return isUsed ? { ...payload, consumed: row.consumedAt } : payload;
    };
    return {
      async upsert(id, payload, expiresIn) {
        const { uid, grantId } = payload;
        const indexed = model === 'Session' ? { uid } : { grantId };
        const ending = expiresIn === undefined ? {} : endingAt(now() + expiresIn);
        await putRow(dynamo, stateTable, { ...keyOf(id), payload: JSON.stringify(payload), ...indexed, ...ending });
      },
      async find(id) {
        return payloadOf(await findRow<State>(dynamo, stateTable, keyOf(id)));
      },
      async findByUid(uid) {
        const [row] = await query<State>(dynamo, uidIndex, 'uid = :uid', { ':uid': uid });
        return payloadOf(row);
      },
      findByUserCode: () => Promise.resolve(undefined),
      async consume(id) {
        const payload = await this.find(id);
        const grace = model === 'RefreshToken' && payload ? graceOf(payload) : 0;
        if (await succeeds(consume(dynamo, keyOf(id), grace))) return;
        // Somebody else used it at the same moment: one of the two is not its owner.
        if (payload?.grantId) await endFamily(dynamo, payload.grantId);
        throw new errors.InvalidGrant('already used');
      },
      destroy: (id) => removeRow(dynamo, stateTable, keyOf(id)),
      async revokeByGrantId(grantId) {
        const values = { ':grant': grantId, ':model': model };
        await removeAll(dynamo, await query(dynamo, grantIndex, 'grantId = :grant AND sk = :model', values));
      },
    };
  };
}

/** Once, whoever asks first; again within the grace, which runs from the first time. */
function consume(dynamo: Dynamo, key: Key, grace: number): Promise<unknown> {
  return dynamo.call('UpdateItem', {
    TableName: stateTable,
    Key: itemOf(key),
    UpdateExpression: 'SET consumedAt = if_not_exists(consumedAt, :now)',
    ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(consumedAt) OR consumedAt > :oldest)',
    ExpressionAttributeValues: itemOf({ ':now': now(), ':oldest': now() - grace }),
  });
}

async function endFamily(dynamo: Dynamo, grantId: string): Promise<void> {
  await removeRow(dynamo, stateTable, { pk: grantId, sk: 'Grant' });
  await removeAll(dynamo, await query(dynamo, grantIndex, 'grantId = :grant', { ':grant': grantId }));
}

async function removeAll(dynamo: Dynamo, rows: Key[]): Promise<void> {
  await Promise.all(rows.map(({ pk, sk }) => removeRow(dynamo, stateTable, { pk, sk })));
}

async function query<T extends Row>(
  dynamo: Dynamo,
  index: string,
  expression: string,
  values: Row,
): Promise<(T & Key)[]> {
  const rows: (T & Key)[] = [];
  let next: Item | undefined;
  do {
    const page: { Items: Item[]; LastEvaluatedKey?: Item } = await dynamo.call('Query', {
      TableName: stateTable,
      IndexName: index,
      KeyConditionExpression: expression,
      ExpressionAttributeValues: itemOf(values),
      ...(next ? { ExclusiveStartKey: next } : {}),
    });
    rows.push(...page.Items.map((item) => rowOf<T>(item)));
    next = page.LastEvaluatedKey;
  } while (next);
  return rows;
}
