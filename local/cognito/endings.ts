import type { Dynamo } from '../dynamodb/client';
import type { EndedGrants } from '../state/endedGrants';
import { queryRows, removeRow, type Key } from '../dynamodb/rows';
import { grantIndex, stateTable } from './tables';

export type Endings = {
  /** Ends one sign-in of an app: all its tokens are refused from now on, here and by the API. */
  endGrant(grantId: string): Promise<void>;
  /** Removes what was issued of one model for a grant, and nothing else. */
  endTokens(grantId: string, model: string): Promise<void>;
  /** Ends all sign-ins of an account, of apps and of browsers. */
  endAccount(accountId: string): Promise<void>;
};

const ofAccount = ['Grant', 'Session'];

export const isOfAccount = (model: string) => ofAccount.includes(model);

const prefixOf = (accountId: string) => `ACCOUNT#${accountId}`;

/** The key of a row that leads from an account to one of its sessions or grants. */
export const accountKey = (accountId: string, model: string, id: string): Key => ({
  pk: prefixOf(accountId),
  sk: `${model}#${id}`,
});

const byGrant = { table: stateTable, index: grantIndex };

/** `tokenLifeSeconds`: the longest time that a token is good after it was issued. */
export function openEndings(dynamo: Dynamo, ended: EndedGrants, tokenLifeSeconds: number): Endings {
  const removeAll = async (keys: Key[]) => {
    await Promise.all(keys.map(({ pk, sk }) => removeRow(dynamo, stateTable, { pk, sk })));
  };
  const endGrant = async (grantId: string) => {
    ended.add([grantId], tokenLifeSeconds);
    await removeAll([
      { pk: grantId, sk: 'Grant' },
      ...(await queryRows(dynamo, byGrant, { expression: 'grantId = :grant', values: { ':grant': grantId } })),
    ]);
  };
  return {
    endGrant,
    async endTokens(grantId, model) {
      const values = { ':grant': grantId, ':model': model };
      await removeAll(await queryRows(dynamo, byGrant, { expression: 'grantId = :grant AND sk = :model', values }));
    },
    async endAccount(accountId) {
      const values = { ':account': prefixOf(accountId) };
      const known = await queryRows(dynamo, { table: stateTable }, { expression: 'pk = :account', values });
      for (const { model, id } of known.map(placeOf)) {
        if (model === 'Grant') await endGrant(id);
        else await removeAll([{ pk: id, sk: model }]);
      }
      await removeAll(known);
    },
  };
}

function placeOf({ sk }: Key): { model: string; id: string } {
  const cut = sk.indexOf('#');
  return { model: sk.slice(0, cut), id: sk.slice(cut + 1) };
}
