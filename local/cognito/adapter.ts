import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Dynamo } from '../dynamodb/client';
import { accountKey, isOfAccount, type Endings } from './endings';
import { errors } from './oidcProvider';
import { findRow, itemOf, putRow, queryRows, removeRow, succeeds, type Key } from '../dynamodb/rows';
import type { ClientSettings } from './settings';
import { endingAt, stateTable, uidIndex } from './tables';

type State = { payload: string; endsAt?: number; consumedAt?: number };

const byUid = { table: stateTable, index: uidIndex };

/** DynamoDB's limit for a key, in bytes: a longer id cannot exist. */
const longestId = 2048;

const now = () => Math.floor(Date.now() / 1000);

type Needs = { dynamo: Dynamo; clients: ClientSettings[]; endings: Endings };

/** Keeps the provider's sessions, grants, codes and tokens in a table, one row each: `pk` is the id, `sk` the model. */
export function adapterOf({ dynamo, clients, endings }: Needs): (model: string) => Adapter {
  const graceSecondsOf = ({ clientId }: AdapterPayload) =>
    clients.find(({ id }) => id === clientId)?.retryGraceSeconds ?? 0;
  return (model) => {
    const keyOf = (id: string) => ({ pk: id, sk: model });
    const payloadOf = (row: State | undefined): AdapterPayload | undefined => {
      if (!row || (row.endsAt !== undefined && row.endsAt <= now())) return undefined;
      const payload = JSON.parse(row.payload) as AdapterPayload;
      const graceSeconds = model === 'RefreshToken' ? graceSecondsOf(payload) : 0;
      const isUsed = row.consumedAt !== undefined && row.consumedAt + graceSeconds <= now();
      return isUsed ? { ...payload, consumed: row.consumedAt } : payload;
    };
    return {
      async upsert(id, payload, expiresIn) {
        const { uid, grantId, accountId } = payload;
        const indexed = model === 'Session' ? { uid } : { grantId };
        const ending = expiresIn === undefined ? {} : endingAt(now() + expiresIn);
        await putRow(dynamo, stateTable, { ...keyOf(id), payload: JSON.stringify(payload), ...indexed, ...ending });
        if (accountId !== undefined && isOfAccount(model)) {
          await putRow(dynamo, stateTable, { ...accountKey(accountId, model, id), ...ending });
        }
      },
      async find(id) {
        if (Buffer.byteLength(id) > longestId) return undefined;
        return payloadOf(await findRow<State>(dynamo, stateTable, keyOf(id)));
      },
      async findByUid(uid) {
        const [row] = await queryRows<State>(dynamo, byUid, { expression: 'uid = :uid', values: { ':uid': uid } });
        return payloadOf(row);
      },
      findByUserCode: () => Promise.resolve(undefined),
      async consume(id) {
        const payload = await this.find(id);
        const graceSeconds = model === 'RefreshToken' && payload ? graceSecondsOf(payload) : 0;
        if (await succeeds(consume(dynamo, keyOf(id), graceSeconds))) return;
        // Used twice at the same moment: one of the two users is not the owner.
        if (payload?.grantId) await endings.endGrant(payload.grantId);
        throw new errors.InvalidGrant('already used');
      },
      destroy: (id) => (model === 'Grant' ? endings.endGrant(id) : removeRow(dynamo, stateTable, keyOf(id))),
      revokeByGrantId: (grantId) => endings.endTokens(grantId, model),
    };
  };
}

/** The first request marks it as used; it may be used again within the grace period, which starts then. */
function consume(dynamo: Dynamo, key: Key, graceSeconds: number): Promise<unknown> {
  return dynamo.call('UpdateItem', {
    TableName: stateTable,
    Key: itemOf(key),
    UpdateExpression: 'SET consumedAt = if_not_exists(consumedAt, :now)',
    ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(consumedAt) OR consumedAt > :oldest)',
    ExpressionAttributeValues: itemOf({ ':now': now(), ':oldest': now() - graceSeconds }),
  });
}
